namespace CallCoach.Importing;

/// <summary>What a column of a list of calls holds; the column's name is this one's in lower case.</summary>
public enum CallColumn
{
    /// <summary>What tells the call from every other one of its provider.</summary>
    Id,

    /// <summary>outbound or inbound.</summary>
    Direction,

    /// <summary>The manager's address: an E.164 number, sip: or client:.</summary>
    Line,

    /// <summary>The client's number.</summary>
    Client,

    /// <summary>In ISO 8601; without an offset it is the department's time.</summary>
    Started,

    Answered,

    Ended,

    /// <summary>From answer to end.</summary>
    Seconds,

    /// <summary>completed, busy, no_answer, failed or canceled.</summary>
    Status,

    /// <summary>An outcome, such as meeting_agreed.</summary>
    Result,

    Product,

    Channel,

    Audience,

    Region,
}
