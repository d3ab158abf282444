using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace CallCoach.EndToEnd.Tests.Demo;

/// <summary>The stand-in's process with a whole day in a few seconds, and a receiver for its webhooks; shared by the tests of this folder.</summary>
public sealed class StandInDay : IAsyncLifetime
{
    public const string AccountSid = "AC00000000000000000000000000000001";

    private readonly string _folder = Directory.CreateTempSubdirectory("callcoach-stand-in-").FullName;
    private Process? _process;

    public WebhookReceiver Receiver { get; } = new();

    public HttpClient Provider { get; } = new() { BaseAddress = new($"http://127.0.0.1:{WebhookReceiver.FreePort()}/") };

    public int PlacedCalls { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var speech = Path.Combine(_folder, "speech");
        using (var speak = Start("speak", "--out", speech))
        {
            await speak.WaitForExitAsync();
            speak.ExitCode.ShouldBe(0, "the recordings need flite (apt-get install flite)");
        }
        var settings = Path.Combine(_folder, "settings.json");
        await File.WriteAllTextAsync(settings, JsonSerializer.Serialize(new
        {
            listen = Provider.BaseAddress,
            server = Receiver.Address,
            accountSid = AccountSid,
            authToken = WebhookReceiver.AuthToken,
            webhookSecret = WebhookReceiver.Secret,
            seed = 3,
            days = new[] { "2026-11-23" },
            clock = new { domainStart = "2026-11-23T09:00:00+01:00", realStart = TimeProvider.System.GetUtcNow(), speed = 6480 },
            speech,
        }));
        _process = Start("stand-in", "--settings", settings);
        await _process.StandardOutput.ReadLineAsync();
        Provider.DefaultRequestHeaders.Authorization = Basic(AccountSid, WebhookReceiver.AuthToken);
        PlacedCalls = await WaitForEndOfDayAsync();
    }

    /// <summary>Closes the stand-in's standard input, as the end of whoever started it does: the stand-in ends too.</summary>
    public async ValueTask DisposeAsync()
    {
        _process!.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.ExitCode.ShouldBe(0);
        _process.Dispose();
        Provider.Dispose();
        Receiver.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public static AuthenticationHeaderValue Basic(string name, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}")));

    private async Task<int> WaitForEndOfDayAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            using var day = JsonDocument.Parse(await Provider.GetStringAsync(new Uri("day", UriKind.Relative), patience.Token));
            if (day.RootElement.GetProperty("finished").GetBoolean())
                return day.RootElement.GetProperty("placed").GetArrayLength();
            await Task.Delay(100, patience.Token);
        }
    }

    private static Process Start(params string[] arguments)
    {
        var own = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        var program = Path.Combine(own, "..", "..", "CallCoach.Demo", Path.GetFileName(own), "CallCoach.Demo.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}
