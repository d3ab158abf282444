using System.Security.Cryptography;
using System.Text.Json;
using CallCoach.Demo.Company;
using CallCoach.Demo.StandIn;

namespace CallCoach.Demo.Department;

/// <summary>An account of the demo department.</summary>
public sealed record SignIn(string UserName, string Name, string Role, string Password);

/// <summary>What a demo data folder remembers between runs.</summary>
/// <param name="Seed">Of the cold calls.</param>
/// <param name="Days">Days placed, in order.</param>
public sealed record DemoState(
    int Seed, int ServerPort, int StandInPort, string AccountSid, string AuthToken, string WebhookSecret,
    IReadOnlyList<DateOnly> Days, IReadOnlyList<SignIn> SignIns);

/// <summary>The folder of one demo department: its secrets and sign-ins (readable by the owner only), and the server's data.</summary>
public sealed class DataFolder
{
    private static readonly DateOnly FirstDay = new(2026, 11, 23);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private DataFolder(string path, DemoState state)
    {
        Path = path;
        State = state;
    }

    public string Path { get; }

    public DemoState State { get; private set; }

    public string ServerData => System.IO.Path.Combine(Path, "server");

    public string ServerLog => System.IO.Path.Combine(Path, "server.log");

    public string StandInSettings => System.IO.Path.Combine(Path, "stand-in.json");

    public static string DefaultPath => System.IO.Path.Combine(
        Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data
            ? data
            : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share"),
        "callcoach-demo");

    /// <summary>Opens the folder, or makes a new department in it.</summary>
    public static DataFolder Open(string path, int? port, int? seed)
    {
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var file = StateFile(path);
        var state = File.Exists(file)
            ? JsonSerializer.Deserialize<DemoState>(File.ReadAllText(file), Json) ?? throw new DemoFailedException($"{file} is empty")
            : NewState(seed);
        var folder = new DataFolder(path, state with { ServerPort = port ?? FreePort.Or(state.ServerPort), StandInPort = FreePort.Or(state.StandInPort) });
        folder.Save();
        return folder;
    }

    /// <summary>Takes the next working day as the one to be placed now.</summary>
    public DateOnly BeginDay()
    {
        var day = State.Days is [.., var last] ? NextWorkingDay(last) : FirstDay;
        State = State with { Days = [.. State.Days, day] };
        Save();
        return day;
    }

    /// <summary>Writes a file that only its owner may read, whole or not at all.</summary>
    public static void WritePrivate(string file, string text)
    {
        var part = file + ".part";
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using (var writer = new StreamWriter(part, options))
            writer.Write(text);
        File.Move(part, file, overwrite: true);
    }

    public void WriteStandInSettings(StandInSettings settings) =>
        WritePrivate(StandInSettings, JsonSerializer.Serialize(settings, Json));

    private void Save() => WritePrivate(StateFile(Path), JsonSerializer.Serialize(State, Json));

    private static string StateFile(string path) => System.IO.Path.Combine(path, "demo.json");

    private static DemoState NewState(int? seed) => new(
        seed ?? RandomNumberGenerator.GetInt32(1, 1_000_000),
        0,
        0,
        "AC" + RandomNumberGenerator.GetHexString(32, lowercase: true),
        RandomNumberGenerator.GetHexString(32, lowercase: true),
        StandardWebhookSignature.SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        [],
        [.. NewSignIns()]);

    private static IEnumerable<SignIn> NewSignIns()
    {
        yield return new(Cast.AdministratorName, "Demo Administrator", "administrator", NewPassword());
        foreach (var staff in Cast.Staff)
            yield return new(staff.UserName, staff.Name, staff.Role, NewPassword());
        foreach (var manager in Cast.Managers)
            yield return new(manager.Key, manager.Name, "manager", NewPassword());
    }

    /// <summary>Four groups of four letters and digits that are not mistaken for one another.</summary>
    private static string NewPassword() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 4)));

    private static DateOnly NextWorkingDay(DateOnly day)
    {
        do
            day = day.AddDays(1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        return day;
    }
}
