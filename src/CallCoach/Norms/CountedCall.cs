using CallCoach.Outcomes;

namespace CallCoach.Norms;

/// <summary>Who or what was at the other end.</summary>
public enum CallKind
{
    Person,

    /// <summary>An answering machine or a mailbox, by the provider's word or by what it said.</summary>
    Voicemail,

    /// <summary>A machine that offers a menu.</summary>
    Robot,

    Busy,

    NoAnswer,

    Failed,

    /// <summary>The other end is one of the department's own lines or devices.</summary>
    Internal,

    /// <summary>The stop list kept the number from being dialled.</summary>
    RefusedDial,
}

/// <summary>Why a call is a conversation, or is none.</summary>
public enum ConversationReason
{
    NotConnected,
    Voicemail,
    Robot,
    Internal,
    LegTooShort,
    LegLongEnough,
    ClientSpokeTooLittle,
    ClientSpokeEnough,
}

/// <summary>How a call enters the counters: one row a call, so that nothing is counted twice, with the reason.</summary>
public sealed record CountedCall
{
    public long CallId { get; set; }

    public long? PersonId { get; set; }

    /// <summary>Null where the number is not known or the call is internal.</summary>
    public long? ClientId { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>The manager's working day in the department's time zone: a shift over midnight belongs to the day on which it began.</summary>
    public DateOnly Day { get; set; }

    /// <summary>When the hour on the wall clock began; the hour that happens twice in autumn is two.</summary>
    public DateTimeOffset HourAt { get; set; }

    public CallKind Kind { get; set; }

    public bool Inbound { get; set; }

    public bool Dial { get; set; }

    public bool Connected { get; set; }

    public bool Conversation { get; set; }

    /// <summary>It is the first call ever with its client.</summary>
    public bool New { get; set; }

    /// <summary>How a conversation ended; null for what is none, or was not judged.</summary>
    public Outcome? Result { get; set; }

    public ConversationReason Why { get; set; }

    /// <summary>Seconds for which the client spoke; null where no transcript tells.</summary>
    public double? ClientSpeechSeconds { get; set; }

    /// <summary>The length of the client's leg.</summary>
    public int TalkSeconds { get; set; }

    /// <summary>The version of the definition of a conversation by which it was counted.</summary>
    public int Definition { get; set; }

    /// <summary>Whether it may be its client's first: what was dialled, and what came in.</summary>
    public bool CanBeFirst => ClientId is not null && Kind is not (CallKind.Internal or CallKind.RefusedDial) && (Dial || Inbound);
}
