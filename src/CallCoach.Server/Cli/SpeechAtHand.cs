using CallCoach.Adapters.Speech.Whisper;
using CallCoach.Adapters.Speech.Whisper.Local;
using CallCoach.Server.Hosting;
using CallCoach.Transcription;

namespace CallCoach.Server.Cli;

/// <summary>The speech engines that a server with the same settings would have now, the preferred one first; one that is a program of its own runs until this is disposed.</summary>
internal sealed class SpeechAtHand : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task? _whisper;

    private SpeechAtHand(ServiceProvider services)
    {
        _services = services;
        _whisper = services.GetService<LocalWhisper>()?.RunAsync(_stop.Token);
        Engines = [.. services.GetServices<ITranscriber>()];
    }

    public IReadOnlyList<ITranscriber> Engines { get; }

    /// <exception cref="SettingsException">The engine that the settings ask for is not there.</exception>
    public static async Task<SpeechAtHand> OpenAsync(CancellationToken cancel)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(Clocks.System);
        services.AddSpeech(Settings.SpeechOf(StoredDepartment.Configuration()));
        var built = services.BuildServiceProvider();
        if (built.GetService<WhisperWatch>() is { } watch)
            await watch.LookAsync(cancel);
        return new(built);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_whisper is not null)
            await _whisper.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        await _services.DisposeAsync();
    }
}
