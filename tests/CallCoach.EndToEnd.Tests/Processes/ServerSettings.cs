using System.Security.Cryptography;

namespace CallCoach.EndToEnd.Tests.Processes;

/// <summary>Settings of a server under test, with a data folder of its own. Its clock stands at half past eleven of a working day.</summary>
internal sealed record ServerSettings
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 11, 30, 0, TimeSpan.FromHours(1));

    /// <summary>Keys below <c>CallCoach</c>, with colons.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>A temporary folder; the data folder is made in it.</summary>
    public required string Folder { get; init; }

    public string this[string key] => Values[key];

    public string DataDirectory => Values["DataDirectory"];

    /// <summary>Whatever must never appear in a log.</summary>
    public IEnumerable<string> Secrets =>
        Values.Where(pair => pair.Key.EndsWith("Token", StringComparison.Ordinal) || pair.Key.EndsWith("Secret", StringComparison.Ordinal)).Select(pair => pair.Value);

    public static ServerSettings Ordinary() => Ordinary(Directory.CreateTempSubdirectory("callcoach-e2e-").FullName);

    private static ServerSettings Ordinary(string folder) => new()
    {
        Folder = folder,
        Values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Listen"] = $"http://127.0.0.1:{Ports.Free()}",
            ["PublicUrl"] = "https://calls.regal.example/coach",
            ["DataDirectory"] = Path.Combine(folder, "data"),
            ["Department:Name"] = "Regal Magazyn",
            ["Department:TimeZone"] = "Europe/Warsaw",
            ["Department:Language"] = "en",
            ["Twilio:AccountSid"] = "AC" + Hex(16),
            ["Twilio:AuthToken"] = Hex(16),
            ["Twilio:PreviousAuthToken"] = Hex(16),
            ["Twilio:CallerId"] = "+48220000001",
            ["Webhooks:Secret"] = Secret(),
            ["Webhooks:PreviousSecret"] = Secret(),
            ["Clock:DomainStart"] = Now.ToString("O"),
            ["Clock:RealStart"] = TimeProvider.System.GetUtcNow().ToString("O"),
            ["Clock:Speed"] = "1",
        },
    };

    public ServerSettings With(string key, string value) => this with
    {
        Values = new Dictionary<string, string>(Values, StringComparer.Ordinal) { [key] = value },
    };

    public ServerSettings Without(params string[] keys) => this with
    {
        Values = Values.Where(pair => !keys.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal),
    };

    public void RemoveFolder() => Directory.Delete(Folder, recursive: true);

    private static string Hex(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));

    private static string Secret() => "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
