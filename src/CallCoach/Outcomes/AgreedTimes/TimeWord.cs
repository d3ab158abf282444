namespace CallCoach.Outcomes.AgreedTimes;

/// <summary>What a word, or a few words together, can mean when a time is spoken of.</summary>
internal enum TimeWord
{
    /// <summary>A cardinal number, 0 to 59.</summary>
    Number,

    /// <summary>An ordinal number in a form that names an hour.</summary>
    HourName,

    /// <summary>An ordinal number in a form that names a day of the month.</summary>
    DayName,

    /// <summary>What is written behind digits to make an ordinal of them.</summary>
    DaySuffix,
    HourSuffix,

    /// <summary>A hundred, a thousand: no time has any.</summary>
    Large,

    /// <summary>A word that alone behind a preposition is one o'clock.</summary>
    OneOClock,
    OClock,
    Hours,
    Minutes,
    Days,
    Weeks,
    Months,

    /// <summary>A length in minutes.</summary>
    Length,

    /// <summary>Half an hour after the hour that follows.</summary>
    HalfPast,

    /// <summary>Half an hour before the hour that follows.</summary>
    HalfTo,

    /// <summary>A time of its own, in minutes from midnight.</summary>
    Clock,
    QuarterPast,

    /// <summary>A quarter of the hour that ends with the one that follows.</summary>
    QuarterInto,
    QuarterTo,
    Past,
    To,

    /// <summary>So many minutes, which follow, before an hour.</summary>
    Less,
    In,
    At,
    About,
    From,
    Until,
    Article,

    /// <summary>1 is Monday, 7 Sunday.</summary>
    Weekday,

    /// <summary>Days from today.</summary>
    Day,

    /// <summary>So many calendar weeks from this one.</summary>
    WeekAhead,
    Next,
    Month,

    /// <summary>A <see cref="DayPart"/> that can be said alone.</summary>
    Part,

    /// <summary>A <see cref="DayPart"/> behind an hour.</summary>
    PartOfHour,
    Not,

    /// <summary>The time that is named does not suit.</summary>
    Cannot,

    /// <summary>Speaks of a call or a meeting.</summary>
    Contact,

    /// <summary>Speaks of something else that has its time: a delivery, a payment, opening hours, what was.</summary>
    Elsewhere,

    /// <summary>What is counted.</summary>
    Counted,

    /// <summary>May follow a day without making it something else.</summary>
    Filler,
    Greeting,
}

/// <summary>A part of the day; the hours are of the clock.</summary>
internal enum DayPart
{
    Morning,
    Lunch,
    Afternoon,
    Evening,

    /// <summary>The hour is in the day, not in the night.</summary>
    Daytime,
}
