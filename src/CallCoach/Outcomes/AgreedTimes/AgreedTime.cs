namespace CallCoach.Outcomes.AgreedTimes;

/// <summary>How exactly a time was agreed upon.</summary>
public enum AgreedPrecision
{
    /// <summary>The hour was named.</summary>
    Hour,

    /// <summary>A part of the day, or an hour from which or about which: the morning, after lunch, after eleven.</summary>
    DayPart,

    /// <summary>Nothing but the day.</summary>
    Day,
}

/// <summary>When the two sides of a call meet or speak again.</summary>
/// <param name="At">On the clock of the department; of a part of the day its beginning, of a day the hour at which work begins. Never before the call.</param>
public sealed record AgreedTime(DateTimeOffset At, AgreedPrecision Precision);
