namespace CallCoach.Calls;

public enum LegStatus
{
    Initiated,
    Ringing,
    InProgress,
    Completed,
    Busy,
    NoAnswer,
    Failed,
    Canceled,
}

public enum CallDirection
{
    Outbound,
    Inbound,
}

/// <summary>How a provider's recording stands.</summary>
public enum RecordingStatus
{
    InProgress,
    Completed,
    Absent,
    Failed,
}

public enum Speaker
{
    Client,
    Manager,

    /// <summary>A one-channel recording does not say who spoke.</summary>
    Unknown,
}

/// <summary>What a provider said about a call, in the product's words. Instants are domain time.</summary>
public abstract record CallEvent(string LegId, DateTimeOffset At);

/// <summary>A leg changed its status.</summary>
/// <param name="ParentLegId">The leg that dialled this one; null on the parent itself.</param>
/// <param name="ByApi">The provider dialled the leg at the product's or the PBX's request (click to call).</param>
/// <param name="Seconds">Length of the leg from answer to end, on its last event.</param>
/// <param name="Machine">Whether answering-machine detection heard a machine; null when it was not asked.</param>
public sealed record LegChanged(
    string LegId, string? ParentLegId, DateTimeOffset At, LegStatus Status, string From, string To, bool ByApi, int? Seconds, bool? Machine)
    : CallEvent(LegId, At);

/// <summary>The provider asked what to do with the leg and was told not to dial: the number is on the stop list.</summary>
public sealed record DialRefused(string LegId, DateTimeOffset At) : CallEvent(LegId, At);

/// <summary>A provider that knows calls but no legs described one as it is now.</summary>
public sealed record CallDescribed(
    string LegId, DateTimeOffset At, CallDirection Direction, string Line, string Client, LegStatus Status,
    DateTimeOffset StartedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? EndedAt, string? Language)
    : CallEvent(LegId, At)
{
    /// <summary>Null where the provider says nothing about tags; what it said before then stays.</summary>
    public Tags? Tags { get; init; }
}

/// <summary>A recording of the call changed its status.</summary>
/// <param name="Address">Where to fetch it, only for providers whose address cannot be rebuilt from the id.</param>
/// <param name="ClientChannel">Zero-based channel with the client's voice, when the provider says so.</param>
public sealed record RecordingChanged(
    string LegId, DateTimeOffset At, string RecordingId, RecordingStatus Status, Uri? Address, int? ClientChannel, string? Reason)
    : CallEvent(LegId, At);

/// <summary>The provider delivered a finished transcript; seconds count from the call's answer.</summary>
public sealed record TranscriptDelivered(string LegId, DateTimeOffset At, IReadOnlyList<SpokenSegment> Segments) : CallEvent(LegId, At);

/// <summary>Something said by one side. Start and end in seconds.</summary>
public sealed record SpokenSegment(Speaker Speaker, double Start, double End, string Text, double? Confidence);
