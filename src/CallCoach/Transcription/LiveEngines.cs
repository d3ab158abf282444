namespace CallCoach.Transcription;

/// <summary>
/// The engines that hear calls that are on, the preferred one first: the same as for recordings, with decoders of their own. They are
/// handed one phrase at a time, as a recording of one channel, and take all of it for speech.
/// </summary>
public sealed record LiveEngines(IReadOnlyList<ITranscriber> All);

/// <summary>Calls that are on are heard first: a recording that is being transcribed stands still between its utterances meanwhile.</summary>
/// <param name="longest">A recording waits no longer for one utterance, so that it comes to its end on the busiest day.</param>
public sealed class LiveFirst(TimeSpan longest, TimeProvider real)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _quiet;
    private int _heard;

    public LiveFirst()
        : this(TimeSpan.FromSeconds(5), TimeProvider.System)
    {
    }

    /// <summary>A phrase is being heard until this is disposed of.</summary>
    public IDisposable Hear()
    {
        lock (_lock)
        {
            if (_heard++ == 0)
                _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        return new Heard(this);
    }

    /// <summary>Waits while a call that is on is being heard.</summary>
    public async Task GiveWayAsync(CancellationToken cancel)
    {
        Task? quiet;
        lock (_lock)
            quiet = _quiet?.Task;
        if (quiet is not null)
            await Task.WhenAny(quiet, Task.Delay(longest, real, cancel));
        cancel.ThrowIfCancellationRequested();
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_heard > 0)
                return;
            _quiet?.SetResult();
            _quiet = null;
        }
    }

    private sealed class Heard(LiveFirst first) : IDisposable
    {
        public void Dispose() => first.Leave();
    }
}
