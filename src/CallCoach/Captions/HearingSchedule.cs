namespace CallCoach.Captions;

/// <summary>
/// The phrases that wait to be heard: of those who are heard first before others, and the newest first, so that whoever looks reads
/// what is said now. What waits too long is skipped. Safe for use by several threads.
/// </summary>
public sealed class HearingSchedule(HearingSettings settings, Clocks clocks) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<WaitingPhrase> _waiting = [];
    private readonly List<WaitingPhrase> _beingHeard = [];
    private readonly SemaphoreSlim _added = new(0);

    /// <summary>Phrases that wait or are being heard.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _waiting.Count + _beingHeard.Count;
        }
    }

    public void Add(WaitingPhrase phrase)
    {
        lock (_lock)
        {
            _waiting.Add(phrase);
            if (_waiting.Count > settings.MostWaiting)
                Skip(_waiting.OrderBy(one => one.Stream.IsFirst).ThenBy(one => one.SaidAt).First());
        }
        _added.Release();
    }

    /// <summary>Waits for the phrase that is to be heard next; <see cref="Done"/> has to be told of it.</summary>
    public async Task<WaitingPhrase> TakeAsync(CancellationToken cancel)
    {
        while (true)
        {
            await _added.WaitAsync(cancel);
            if (TryTake() is { } next)
                return next;
        }
    }

    public void Done(WaitingPhrase phrase)
    {
        lock (_lock)
            _beingHeard.Remove(phrase);
    }

    /// <summary>Since when the oldest phrase of the call waits for its caption; null where none does.</summary>
    public TimeSpan? BehindOf(long callId)
    {
        lock (_lock)
        {
            SkipOld();
            var oldest = _waiting.Concat(_beingHeard).Where(one => one.Stream.CallId == callId).MinBy(one => one.SaidAt);
            return oldest is null ? null : clocks.Real.GetElapsedTime(oldest.SaidAt);
        }
    }

    public void Dispose() => _added.Dispose();

    private WaitingPhrase? TryTake()
    {
        lock (_lock)
        {
            SkipOld();
            if (_waiting.OrderByDescending(one => one.Stream.IsFirst).ThenByDescending(one => one.SaidAt).FirstOrDefault() is not { } next)
                return null;
            _waiting.Remove(next);
            _beingHeard.Add(next);
            return next;
        }
    }

    private void SkipOld()
    {
        foreach (var old in _waiting.FindAll(one => clocks.Real.GetElapsedTime(one.SaidAt) > settings.LongestWait))
            Skip(old);
    }

    private void Skip(WaitingPhrase phrase)
    {
        _waiting.Remove(phrase);
        phrase.Stream.Skip(phrase.Phrase.Length);
    }
}
