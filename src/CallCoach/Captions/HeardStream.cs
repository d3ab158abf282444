using CallCoach.Calls;
using CallCoach.Live;

namespace CallCoach.Captions;

/// <summary>Why nothing is heard.</summary>
public enum HearingProblem
{
    /// <summary>No engine here recognises the language.</summary>
    NoEngine,

    /// <summary>The engine failed, or is not there.</summary>
    EngineFailed,
}

/// <summary>A stream that is heard, with what is known of its call. Safe for use by several threads.</summary>
/// <param name="callId">Its call.</param>
/// <param name="live">The stream.</param>
/// <param name="isFirst">It is heard before others.</param>
/// <param name="language">ISO 639-1; null while nobody knows.</param>
public sealed class HeardStream(long callId, LiveCall live, bool isFirst, string? language)
{
    private long _skipped;

    public long CallId => callId;

    public LiveCall Live => live;

    public bool IsFirst => isFirst;

    /// <summary>Once it was recognised in a phrase long enough, it is that of the whole call.</summary>
    public string? Language { get; set; } = language;

    public HearingProblem? Problem { get; set; }

    /// <summary>Speech that was left to the recording.</summary>
    public TimeSpan Skipped => TimeSpan.FromTicks(Interlocked.Read(ref _skipped));

    public void Skip(TimeSpan length) => Interlocked.Add(ref _skipped, length.Ticks);

    public Caption CaptionOf(LivePhrase phrase, string text, string language, double? confidence, string engine) => new()
    {
        CallId = callId,
        StreamId = live.Stream.StreamId,
        StreamStartedAt = live.StartedAt,
        Speaker = phrase.Speaker,
        Start = (double)phrase.Start / LiveTrack.SampleRate,
        End = (double)phrase.End / LiveTrack.SampleRate,
        Text = text,
        Language = language,
        Confidence = confidence,
        Engine = engine,
    };
}

/// <summary>A phrase that waits to be heard, or is being heard.</summary>
/// <param name="SaidAt">When it ended, a timestamp of the schedule's clock.</param>
public sealed record WaitingPhrase(HeardStream Stream, LivePhrase Phrase, long SaidAt);
