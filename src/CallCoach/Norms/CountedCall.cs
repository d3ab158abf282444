namespace CallCoach.Norms;

/// <summary>How a call enters the counters: one row a call, so that nothing is counted twice.</summary>
public sealed class CountedCall
{
    public long CallId { get; set; }

    public long? PersonId { get; set; }

    /// <summary>The day in the department's time zone.</summary>
    public DateOnly Day { get; set; }

    /// <summary>The hour of that day, 0 to 23.</summary>
    public int Hour { get; set; }

    public bool Dial { get; set; }

    public bool Connected { get; set; }

    public bool Conversation { get; set; }
}
