namespace CallCoach.Jobs;

/// <summary>The stages of a call's processing, in order.</summary>
public enum Stage
{
    /// <summary>Put together what the events say about the call.</summary>
    Gather,

    /// <summary>Enter the call into the manager's counters.</summary>
    Count,

    /// <summary>Fetch the recording, check it, keep it.</summary>
    Fetch,

    /// <summary>Measure who spoke when, and draw the recording.</summary>
    Measure,

    /// <summary>Turn speech into text, each channel apart.</summary>
    Transcribe,

    /// <summary>Find the client's objections.</summary>
    Classify,

    /// <summary>Find how the manager answered them, and how the call ended.</summary>
    Judge,

    /// <summary>Enter what the conversation came to into the manager's counters.</summary>
    Result,

    /// <summary>Put a client who asks never to be called again on the stop list.</summary>
    StopList,

    /// <summary>Look whether a supervisor has to be told.</summary>
    Alert,

    Done,
}

/// <summary>The durable work on one call: one row a call. Instants are real time.</summary>
public sealed class Job
{
    public long CallId { get; set; }

    public Stage Stage { get; set; }

    /// <summary>
    /// Grows with each event of the call and each change of its findings; a step that ends at another revision leaves the job where
    /// that has sent it.
    /// </summary>
    public long Revision { get; set; }

    /// <summary>The stage with which a call that is judged again ends; null for one that goes through all.</summary>
    public Stage? EndsAfter { get; set; }

    /// <summary>Failed attempts at the present stage.</summary>
    public int Attempts { get; set; }

    public string? LeaseOwner { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Not to be taken before; null when there is nothing to do.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    public string? LastError { get; set; }

    /// <summary>The kind of <see cref="LastError"/>.</summary>
    public FailureKind? FailureKind { get; set; }

    /// <summary>When the job was given up, with <see cref="LastError"/> as the reason.</summary>
    public DateTimeOffset? SetAsideAt { get; set; }
}
