using System.Globalization;
using System.Text.Json;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Recordings;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Visibility;

/// <summary>
/// Two teams with a recorded call each that has an objection and an alert, a call on nobody's line, and somebody of every role.
/// </summary>
public sealed class TwoTeams : IAsyncLifetime
{
    private const string Objection = "your competitor offers the same racks cheaper";

    private readonly Dictionary<string, Visitor> _visitors = new(StringComparer.Ordinal);

    internal DepartmentServer Department { get; } = new();

    internal Manager Anna { get; private set; } = null!;

    internal Manager Oleksandr { get; private set; } = null!;

    internal long AnnasCall { get; private set; }

    internal long OleksandrsCall { get; private set; }

    internal long NobodysCall { get; private set; }

    internal long TakenList { get; private set; }

    /// <summary>Every role, and nobody.</summary>
    public static IReadOnlyList<string> Roles { get; } =
        ["nobody", "administrator", "head of both", "supervisor of north", "supervisor of south", "trainer of north", "anna", "oleksandr"];

    internal Visitor this[string who] => _visitors[who];

    public async ValueTask InitializeAsync()
    {
        await Department.InitializeAsync();
        var (north, south) = (Department.North, Department.South);
        Anna = await Department.HireAsync(north);
        Oleksandr = await Department.HireAsync(south);
        await Department.AddAccountAsync("head", "sales_head", north, south);
        await Department.AddAccountAsync("supervisor-north", "supervisor", north);
        await Department.AddAccountAsync("supervisor-south", "supervisor", south);
        await Department.AddAccountAsync("trainer-north", "trainer", north);
        await Department.AddAccountAsync(Anna);
        await Department.AddAccountAsync(Oleksandr);
        string[] userNames = ["head", "supervisor-north", "supervisor-south", "trainer-north", Anna.Key, Oleksandr.Key];
        _visitors["nobody"] = Department.Guest();
        _visitors["administrator"] = Department.Administrator;
        foreach (var (who, userName) in Roles.Skip(2).Zip(userNames))
            _visitors[who] = await Department.SignInAsync(userName);

        using var taken = await Department.Administrator.SendFileAsync("api/clients/import", "phone\n+48600100299\nnobody\n"u8.ToArray());
        TakenList = JsonElement.Parse(await taken.Content.ReadAsStringAsync()).GetProperty("id").GetInt64();
        AnnasCall = await RecordedCallAsync(Anna);
        OleksandrsCall = await RecordedCallAsync(Oleksandr);
        await Department.Exchange.TellAsync(new Conversation("+48229999997", ("client", Objection), ("manager", "what do they ask for them")));
        NobodysCall = (await Eventually.ComesAsync("nobody's call", async () =>
            (await Department.Administrator.GetAsync<CallPage>("api/calls")).Items.FirstOrDefault(call => call is { PersonId: null, IsThrough: true }))).Id;
    }

    public ValueTask DisposeAsync() => Department.DisposeAsync();

    /// <summary>Puts the calls' identifiers where a path names the calls.</summary>
    internal string Path(string path) => path
        .Replace("LISTS", TakenList.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("ANNAS", AnnasCall.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("OLEKSANDRS", OleksandrsCall.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("NOBODYS", NobodysCall.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>A conversation whose recording is silence, and whose transcript comes from the exchange.</summary>
    private async Task<long> RecordedCallAsync(Manager manager)
    {
        var recording = TwilioCall.NewSid("RE");
        Department.Recordings.Keep(recording, TelephoneRecording.Silence(seconds: 2));
        await Department.Twilio.PlaceAsync(new TwilioCall(manager.Softphone) { Recording = recording, IsRecorded = true });
        var recorded = await Department.CallAsync(manager, "has its recording", call => call is { Recording: "ready", IsThrough: true });
        await Department.Exchange.TellAsync(new Conversation(manager.DeskPhone, ("client", Objection), ("manager", "ours carry twice the weight")));
        await Department.CallAsync(manager, "has its transcript", call => call is { Engine: "provider", IsThrough: true });
        return recorded.Id;
    }
}

/// <summary>Tests that only look at the two teams.</summary>
[CollectionDefinition]
public sealed class TwoTeamsSeen : ICollectionFixture<TwoTeams>;
