using System.Globalization;
using System.Net;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Department;

/// <summary>A manager with a softphone and a desk phone.</summary>
/// <param name="Softphone">The <c>client:</c> address through the telephone provider.</param>
/// <param name="DeskPhone">The number at the department's own exchange.</param>
internal sealed record Manager(long Id, string Name, string Key, string Softphone, string DeskPhone);

/// <summary>
/// A running server with two teams, an administrator, and the providers it needs; each class or collection has its own. When it
/// is over, everything the server has written in its life is searched for what no log may have.
/// </summary>
public sealed class DepartmentServer : IAsyncLifetime
{
    /// <summary>Of every account, and as such one of the words no log may have.</summary>
    internal const string Password = "correct-horse-91";

    private readonly List<Visitor> _visitors = [];
    private int _hired;

    public DepartmentServer()
    {
    }

    /// <param name="with">Settings of its own.</param>
    internal DepartmentServer(Func<ServerSettings, ServerSettings> with) => Settings = with(Settings);

    internal ServerSettings Settings { get; private set; } = ServerSettings.Ordinary();

    internal ServerProcess Process { get; private set; } = null!;

    /// <summary>Where the server fetches recordings from.</summary>
    internal RecordingHost Recordings { get; private set; } = null!;

    internal TwilioAccount Twilio { get; private set; } = null!;

    internal Exchange Exchange { get; private set; } = null!;

    internal Visitor Administrator { get; private set; } = null!;

    internal TeamView North { get; private set; } = null!;

    internal TeamView South { get; private set; } = null!;

    internal StoredRows Stored => new(Path.Combine(Settings.DataDirectory, "callcoach.db"));

    public async ValueTask InitializeAsync()
    {
        Recordings = new RecordingHost(Settings["Twilio:AccountSid"], Settings["Twilio:AuthToken"]);
        Settings = Settings.With("Twilio:ApiBaseUrl", Recordings.Address.AbsoluteUri).With("Recordings:AllowedHosts", Recordings.Address.Authority);
        Process = await ServerProcess.StartAsync(Settings);
        Twilio = new TwilioAccount(Process.Address, Settings);
        Exchange = new Exchange(Process.Address, Settings["Webhooks:Secret"]);
        Administrator = Guest();
        await MakeFirstAdministratorAsync();
        North = await Administrator.MakeAsync<TeamView>("api/teams", new { name = "North" });
        South = await Administrator.MakeAsync<TeamView>("api/teams", new { name = "South" });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors)
            visitor.Dispose();
        await Process.DisposeAsync();
        Twilio.Dispose();
        Exchange.Dispose();
        Recordings.Dispose();
        Settings.RemoveFolder();
        LogRules.Check(Process.Output, [.. Settings.Secrets, Password, .. Exchange.Told.SelectMany(conversation => conversation.Said.Select(line => line.Text))]);
    }

    /// <summary>Somebody who is not signed in.</summary>
    /// <param name="from">The address they come from; any when null.</param>
    internal Visitor Guest(IPAddress? from = null)
    {
        var visitor = new Visitor(Process.Address, from);
        _visitors.Add(visitor);
        return visitor;
    }

    internal async Task<Visitor> SignInAsync(string userName)
    {
        var visitor = Guest();
        (await visitor.SignInAsync(userName, Password)).ShouldBe(HttpStatusCode.OK);
        return visitor;
    }

    /// <summary>A new manager with lines nobody else has.</summary>
    /// <param name="callsPerHour">The norm, from nine to six; null for none.</param>
    internal async Task<Manager> HireAsync(TeamView team, int? callsPerHour = null)
    {
        var number = Interlocked.Increment(ref _hired);
        var key = string.Create(CultureInfo.InvariantCulture, $"manager{number}");
        string[] lines = [$"client:{key}", string.Create(CultureInfo.InvariantCulture, $"+4822000{1000 + number}")];
        var name = string.Create(CultureInfo.InvariantCulture, $"Manager {number} of {team.Name}");
        var person = await Administrator.MakeAsync<PersonView>("api/people", Described(name, team, callsPerHour, lines));
        return new(person.Id, person.Name, key, lines[0], lines[1]);
    }

    /// <summary>The manager goes to another team, and has no norm there.</summary>
    internal async Task MoveAsync(Manager manager, TeamView team)
    {
        using var moved = await Administrator.SendAsync(
            HttpMethod.Put, $"api/people/{manager.Id}", Described(manager.Name, team, null, [manager.Softphone, manager.DeskPhone]));
        moved.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static object Described(string name, TeamView team, int? callsPerHour, string[] lines) => new
    {
        name,
        teamId = team.Id,
        role = "hunter",
        callsPerHour,
        workday = new { start = "09:00", end = "18:00" },
        lines,
    };

    /// <summary>An account, which is then signed in with <see cref="SignInAsync"/>.</summary>
    internal async Task AddAccountAsync(string userName, string role, params TeamView[] teams) =>
        await AddAccountAsync(userName, role, null, [.. teams.Select(team => team.Id)]);

    /// <summary>The manager's own account, by the name of its key.</summary>
    internal Task AddAccountAsync(Manager manager) => AddAccountAsync(manager.Key, "manager", manager.Id, []);

    /// <summary>The manager's newest call once nothing is left to do with it.</summary>
    internal Task<CallView> ThroughAsync(Manager manager) => CallAsync(manager, "is through", call => call.IsThrough);

    internal Task<CallView> CallAsync(Manager manager, string awaited, Func<CallView, bool> isSo) =>
        Eventually.ComesAsync($"a call of {manager.Name} that {awaited}", async () =>
            (await CallsAsync(manager)).FirstOrDefault(isSo) is { } call ? await Administrator.GetAsync<CallView>($"api/calls/{call.Id}") : null);

    internal async Task<IReadOnlyList<CallView>> CallsAsync(Manager manager) =>
        (await Administrator.GetAsync<CallPage>($"api/calls?personId={manager.Id}")).Items;

    internal async Task<ManagerCounters> CountersAsync(Manager manager) =>
        (await Administrator.GetAsync<CountersView>("api/counters")).Managers.Single(counters => counters.PersonId == manager.Id);

    internal async Task<IReadOnlyList<AlertView>> AlertsAsync(Manager manager) =>
        [.. (await Administrator.GetAsync<AlertPage>("api/alerts?limit=200")).Alerts.Where(alert => alert.PersonId == manager.Id)];

    private async Task AddAccountAsync(string userName, string role, long? personId, IReadOnlyList<long> teamIds) =>
        await Administrator.MakeAsync<object>("api/accounts", new { userName, name = $"The {role} {userName}", role, personId, teamIds, password = Password });

    private async Task MakeFirstAdministratorAsync()
    {
        await Eventually.HoldsAsync("the first administrator's link is printed", () => Process.FirstAdministratorLink is not null);
        var token = System.Web.HttpUtility.ParseQueryString(Process.FirstAdministratorLink!.Query)["token"];
        var made = await Administrator.PostAsync("api/first-administrator", new { token, userName = "admin", name = "The administrator", password = Password });
        made.ShouldBe(HttpStatusCode.OK);
    }
}
