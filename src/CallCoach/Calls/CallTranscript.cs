namespace CallCoach.Calls;

public enum TranscriptState
{
    /// <summary>Somebody wants it; it is not heard yet.</summary>
    Requested,

    /// <summary>Heard; somebody has to use or discard it.</summary>
    Ready,

    /// <summary>The engine could not; what the call has is untouched.</summary>
    Failed,

    /// <summary>It is the call's transcript; its words are the call's utterances.</summary>
    InUse,

    /// <summary>Another one took its place; it can be used again.</summary>
    Replaced,

    /// <summary>Dropped with its words.</summary>
    Discarded,
}

/// <summary>
/// What one engine heard in a call, beside the transcript in use, and how it came to that. At most one a call is requested or
/// ready. A row that is requested is its own durable job.
/// </summary>
public sealed class CallTranscript
{
    public long Id { get; set; }

    public long CallId { get; set; }

    public TranscriptState State { get; set; }

    public required string Engine { get; set; }

    /// <summary>The engine's model, where the engine tells it.</summary>
    public string? Model { get; set; }

    /// <summary>ISO 639-1: what was asked for, then what was heard; null while the call's own is meant.</summary>
    public string? Language { get; set; }

    /// <summary>Domain time; null for what was heard on the call's own way.</summary>
    public DateTimeOffset? RequestedAt { get; set; }

    public string? RequestedBy { get; set; }

    /// <summary>Domain time; null while it is not heard, or before that was kept.</summary>
    public DateTimeOffset? HeardAt { get; set; }

    /// <summary>Failed attempts.</summary>
    public int Attempts { get; set; }

    /// <summary>Real time; not to be tried before.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>Why the last attempt failed, or why it was dropped without anybody's doing.</summary>
    public string? Failure { get; set; }

    /// <summary>When it was put in use, replaced or discarded; domain time.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecidedBy { get; set; }

    public void Become(TranscriptState state, string? by, DateTimeOffset now) => (State, DecidedBy, DecidedAt, NextAttemptAt) = (state, by, now, null);
}

/// <summary>Something one side said, in a transcript that is not in use. Start and end in seconds from the recording's beginning.</summary>
public sealed class TranscriptLine
{
    public long TranscriptId { get; set; }

    public int Ordinal { get; set; }

    public Speaker Speaker { get; set; }

    public double Start { get; set; }

    public double End { get; set; }

    public required string Text { get; set; }

    public double? Confidence { get; set; }
}
