using System.Text.Json;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Demo;

/// <summary>How the provider's day went.</summary>
/// <param name="Repeated">Attempts made again.</param>
/// <param name="Lost">Webhooks given up.</param>
internal sealed record DayProgress(IReadOnlyList<string> Placed, bool Finished, int Repeated, int Lost);

/// <summary>The stand-in's process with a whole day in a few seconds, and a receiver for its webhooks.</summary>
public sealed class StandInDay : IAsyncLifetime
{
    public const string AccountSid = "AC00000000000000000000000000000001";

    private StandInProgram? _standIn;

    public WebhookReceiver Receiver { get; } = new();

    public HttpClient Provider => _standIn!.Provider;

    internal DayProgress Progress { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var address = new Uri($"http://127.0.0.1:{Ports.Free()}/");
        _standIn = await StandInProgram.StartAsync(address, AccountSid, WebhookReceiver.AuthToken, (speech, realStart) => new
        {
            listen = address,
            server = Receiver.Address,
            accountSid = AccountSid,
            authToken = WebhookReceiver.AuthToken,
            webhookSecret = WebhookReceiver.Secret,
            seed = 3,
            days = new[] { "2026-11-23" },
            clock = new { domainStart = "2026-11-23T09:00:00+01:00", realStart, speed = 6480 },
            speech,
        });
        Progress = await Eventually.ComesAsync("the end of the day", FinishedAsync, Eventually.LongPatience);
    }

    public async ValueTask DisposeAsync()
    {
        await _standIn!.DisposeAsync();
        Receiver.Dispose();
    }

    private async Task<DayProgress?> FinishedAsync()
    {
        var progress = JsonSerializer.Deserialize<DayProgress>(await Provider.GetStringAsync(new Uri("day", UriKind.Relative)), JsonSerializerOptions.Web)!;
        return progress.Finished ? progress : null;
    }
}

/// <summary>One day for all tests that only look at it.</summary>
[CollectionDefinition]
public sealed class OneDay : ICollectionFixture<StandInDay>;
