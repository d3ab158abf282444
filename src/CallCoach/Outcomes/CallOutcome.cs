using CallCoach.Outcomes.AgreedTimes;

namespace CallCoach.Outcomes;

/// <summary>How a call ended.</summary>
public enum Outcome
{
    MeetingAgreed,

    /// <summary>Another call at an agreed time.</summary>
    CallbackAgreed,

    DealAgreed,

    Refused,

    /// <summary>The client asks never to be called again.</summary>
    DoNotCall,

    /// <summary>Nothing was settled.</summary>
    NoOutcome,
}

/// <summary>The outcome found in a call.</summary>
public sealed class CallOutcome
{
    public long CallId { get; set; }

    public Outcome Outcome { get; set; }

    /// <summary>Probability that it is right, 0 to 1.</summary>
    public double Score { get; set; }

    /// <summary>The utterance that settles it; null where none does.</summary>
    public int? Ordinal { get; set; }

    /// <summary>For when a call-back or a meeting is agreed; null where no time was named.</summary>
    public DateTimeOffset? AgreedAt { get; set; }

    /// <summary>How exactly; null without a time.</summary>
    public AgreedPrecision? AgreedPrecision { get; set; }

    /// <summary>A list of calls from before says so; nothing was heard.</summary>
    public bool Told { get; set; }
}

/// <summary>For when somebody has agreed to speak with a client; the database keeps it from the outcomes and from whose the calls are.</summary>
public sealed class Agreement
{
    public long CallId { get; set; }

    public long PersonId { get; set; }

    public DateTimeOffset AgreedAt { get; set; }
}
