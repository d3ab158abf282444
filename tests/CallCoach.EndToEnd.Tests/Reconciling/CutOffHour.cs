using System.Globalization;
using System.Text.Json;
using CallCoach.EndToEnd.Tests.Demo;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Reconciling;

/// <summary>
/// The real server and the real stand-in on one clock, a domain minute in two seconds, from twenty to nine on. From nine to ten
/// nothing passes between them: no webhook, and no answer to the server's questions.
/// </summary>
public sealed class CutOffHour : IAsyncLifetime
{
    public static readonly DateTimeOffset Begin = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));
    public static readonly DateTimeOffset End = Begin.AddHours(1);

    private const double Speed = 30;

    private static readonly TimeSpan Lead = TimeSpan.FromMinutes(20);

    private readonly ServerSettings _ordinary = ServerSettings.Ordinary();
    private ServerProcess? _server;
    private StandInProgram? _standIn;
    private ServerSettings? _settings;
    private DateTimeOffset _realStart;

    internal StoredRows Stored => new(Path.Combine(_settings!.DataDirectory, "callcoach.db"));

    /// <summary>Legs that began in the hour, and recordings of them, as the provider lists them an hour later.</summary>
    internal IReadOnlyList<JsonElement> Legs { get; private set; } = [];

    internal IReadOnlyList<JsonElement> Recordings { get; private set; } = [];

    /// <summary>What the server noted about its comparisons while the way was cut off.</summary>
    internal string? ErrorOfTheHour { get; private set; }

    private DateTimeOffset Now => Begin - Lead + ((TimeProvider.System.GetUtcNow() - _realStart) * Speed);

    public async ValueTask InitializeAsync()
    {
        var address = new Uri($"http://127.0.0.1:{Ports.Free()}/");
        var sid = _ordinary["Twilio:AccountSid"];
        _standIn = await StandInProgram.StartAsync(address, sid, _ordinary["Twilio:AuthToken"], (speech, realStart) => new
        {
            listen = address,
            server = _ordinary["Listen"] + "/",
            accountSid = sid,
            authToken = _ordinary["Twilio:AuthToken"],
            webhookSecret = _ordinary["Webhooks:Secret"],
            seed = 11,
            days = new[] { "2026-11-23" },
            clock = new { domainStart = Begin - Lead, realStart = _realStart = realStart, speed = Speed },
            speech,
            cutOff = new { from = "09:00:00", to = "10:00:00" },
        });
        _settings = _ordinary
            .With("PublicUrl", _ordinary["Listen"]).With("Twilio:ApiBaseUrl", address.AbsoluteUri).With("Speech:Engine", "none")
            .With("Clock:DomainStart", (Begin - Lead).ToString("O")).With("Clock:RealStart", _realStart.ToString("O")).With("Clock:Speed", Speed.ToString(CultureInfo.InvariantCulture));
        _server = await ServerProcess.StartAsync(_settings);
        Now.ShouldBeLessThan(Begin, "the server was not ready before the hour began");

        ErrorOfTheHour = await Eventually.ComesAsync("the server notes that it cannot ask", () => Task.FromResult(Stored.ReconciliationError()), Eventually.LongPatience);
        await Eventually.HoldsAsync("the hour is over and ten minutes more", () => Now > End.AddMinutes(11), Eventually.LongPatience);
        Legs = await TwilioApi.ListAsync(_standIn.Provider, sid, TwilioApi.Calls, $"PageSize=1000&StartTime%3E={Utc(Begin)}&StartTime%3C={Utc(End)}");
        Recordings = await TwilioApi.ListAsync(_standIn.Provider, sid, TwilioApi.Recordings, $"PageSize=1000&DateCreated%3E={Utc(Begin)}&DateCreated%3C={Utc(End)}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        if (_standIn is not null)
            await _standIn.DisposeAsync();
        LogRules.Check(_server?.Output ?? [], [.. _ordinary.Secrets]);
        _ordinary.RemoveFolder();
    }

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("s") + "Z";
}
