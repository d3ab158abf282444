using System.Collections.Concurrent;
using CallCoach.Adapters.Speech.Whisper;
using CallCoach.Adapters.Speech.Whisper.Local;
using Microsoft.Extensions.Logging;

namespace CallCoach.Adapters.Tests.Speech.Whisper.Local;

/// <summary>A whisper-server kept running for one test, with what the log says of it.</summary>
internal sealed class RunningWhisper : ILogger<LocalWhisper>, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public RunningWhisper(LocalWhisperSettings settings, TimeSpan? patience = null)
    {
        Local = new(settings, TimeProvider.System, this);
        Settings = new(new("http://127.0.0.1/"))
        {
            Model = settings.Model.Name, EnglishOnly = settings.Model.EnglishOnly, Patience = patience ?? TimeSpan.FromMinutes(1), PatienceWithAudio = patience is null ? 10 : 0,
        };
        Client = new(Settings, local: Local);
        Engine = new(Settings, Client, () => Local.Problem is null);
        _running = Local.RunAsync(_stop.Token);
    }

    public LocalWhisper Local { get; }

    public WhisperSettings Settings { get; }

    public WhisperClient Client { get; }

    public WhisperTranscriber Engine { get; }

    public ConcurrentQueue<string> Log { get; } = new();

    /// <summary>Stops it and waits until that is done.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task<string> ProblemAsync() => Eventually.ComesAsync("a problem", () => Task.FromResult(Local.Problem));

    /// <summary>Waits until another process answers than the one that did.</summary>
    public async Task<int> AnotherAsync(int than)
    {
        await Eventually.HoldsAsync("another process answers", () => Local.ProcessId is { } now && now != than);
        return Local.ProcessId!.Value;
    }

    public async Task<int> AnswersAsync()
    {
        await Local.AddressAsync(CancellationToken.None);
        return Local.ProcessId!.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Client.Dispose();
        Local.Dispose();
        _stop.Dispose();
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Log.Enqueue(formatter(state, exception));
}
