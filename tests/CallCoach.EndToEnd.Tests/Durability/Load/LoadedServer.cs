using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Durability.Load;

/// <summary>A server with providers that put it under load, and a look into what it stores. Nothing is transcribed by it.</summary>
internal sealed class LoadedServer : IAsyncDisposable
{
    public LoadedServer(int seed, Func<ServerSettings, Surroundings>? around = null, CallMix? mix = null)
    {
        var settings = ServerSettings.Ordinary();
        Recordings = new(settings["Twilio:AccountSid"], settings["Twilio:AuthToken"]);
        Settings = settings.With("Twilio:ApiBaseUrl", Recordings.Address.AbsoluteUri).With("Speech:Engine", "none");
        Process = new(Settings.Values, around?.Invoke(Settings));
        Ledger = new(Process.Address, Settings, Recordings, seed, mix ?? new());
    }

    public ServerSettings Settings { get; }

    public ServerProcess Process { get; }

    public RecordingHost Recordings { get; }

    public Ledger Ledger { get; }

    public Store Store => new(Settings);

    /// <summary>A stretch of time with the load on, in which the server keeps promises and does work.</summary>
    /// <param name="acknowledged">How many webhooks it acknowledges in this time.</param>
    public async Task WorkAsync(int acknowledged)
    {
        var before = Ledger.Acknowledged;
        Ledger.Begin();
        await Eventually.HoldsAsync($"{acknowledged} webhooks are acknowledged", () => Ledger.Acknowledged >= before + acknowledged, Eventually.LongPatience);
    }

    /// <summary>Waits until webhooks are answered that they cannot be stored now, which must come before a provider gives up.</summary>
    public async Task RefusesAsync(int webhooks)
    {
        var (refused, unanswered) = (Ledger.Refused, Ledger.Unanswered);
        await Eventually.HoldsAsync($"{webhooks} webhooks are refused", () => Ledger.Refused >= refused + webhooks, Eventually.LongPatience);
        Ledger.Unanswered.ShouldBe(unanswered);
    }

    /// <summary>No more calls; all webhooks are told to their end, all jobs done, and nothing may differ from what was promised.</summary>
    public async Task EndsAsPromisedAsync(int seed)
    {
        await Ledger.FinishAsync();
        await Store.DoneAsync();
        Ledger.Unexpected.ShouldBeEmpty();
        Ledger.Placed.ShouldNotBeEmpty();
        Store.Differences(Ledger.Placed).ShouldBeEmpty($"CALLCOACH_SEED={seed}");
    }

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        await Process.DisposeAsync();
        Recordings.Dispose();
        Settings.RemoveFolder();
    }
}
