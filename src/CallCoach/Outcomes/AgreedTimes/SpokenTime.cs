namespace CallCoach.Outcomes.AgreedTimes;

/// <summary>A day as it is spoken of; only one of its ways is set.</summary>
internal sealed record SpokenDay
{
    /// <summary>So many days from today.</summary>
    public int? Offset { get; init; }

    /// <summary>So many months from today.</summary>
    public int? Months { get; init; }

    /// <summary>So many minutes from now; it names the hour, too.</summary>
    public int? Minutes { get; init; }

    /// <summary>1 is Monday, 7 Sunday.</summary>
    public int? Weekday { get; init; }

    /// <summary>So many calendar weeks from this one; with a weekday, or nothing.</summary>
    public int? WeekAhead { get; init; }

    /// <summary>A week after the next such weekday.</summary>
    public bool WeekLater { get; init; }

    public int? DayOfMonth { get; init; }

    /// <summary>With a day of the month; the nearest when null.</summary>
    public int? Month { get; init; }

    /// <returns>Null where there is no such day, or it would be past.</returns>
    public DateOnly? On(DateOnly today)
    {
        if (Offset is { } days)
            return today.AddDays(days);
        if (Months is { } months)
            return today.AddMonths(months);
        if (Weekday is { } weekday)
        {
            var passed = (int)today.DayOfWeek is 0 ? 7 : (int)today.DayOfWeek;
            if (WeekAhead is { } weeks)
                return today.AddDays(weekday - passed + (7 * weeks)) is var then && then > today ? then : null;
            return today.AddDays(((weekday - passed + 6) % 7) + 1 + (WeekLater ? 7 : 0));
        }
        return DayOfMonth is { } day ? Next(day, today) : null;
    }

    private DateOnly? Next(int day, DateOnly today)
    {
        for (var ahead = 0; ahead <= 12; ahead++)
        {
            var month = new DateOnly(today.Year, today.Month, 1).AddMonths(ahead);
            if ((Month is not null && month.Month != Month) || day < 1 || day > DateTime.DaysInMonth(month.Year, month.Month))
                continue;
            if (month.AddDays(day - 1) is var then && then >= today)
                return then;
        }
        return null;
    }
}

/// <summary>A time of day as it is spoken of.</summary>
/// <param name="Hour">As it was named, 0 to 23; null where only a part of the day was.</param>
/// <param name="Loose">From that hour on, or about it.</param>
internal sealed record SpokenTime(int? Hour, int Minute, DayPart? Part, bool Loose)
{
    private const int WorkBegins = 8;
    private const int WorkEnds = 20;

    /// <summary>Where the hour is one of twelve, working hours decide which of two it is.</summary>
    public TimeOnly OnTheClock => Hour is { } hour ? new(InTheDay(hour), Minute) : new(Begins(Part ?? DayPart.Morning), 0);

    /// <summary>The other of two hours; null where there is but one.</summary>
    public TimeOnly? Otherwise => Hour is >= 1 and < 12 and var hour && Part is null && InTheDay(hour) == hour ? new(hour + 12, Minute) : null;

    public static int Begins(DayPart part) => part switch
    {
        DayPart.Morning => 9,
        DayPart.Lunch => 12,
        DayPart.Afternoon => 14,
        DayPart.Evening => 18,
        _ => WorkBegins,
    };

    public static int Ends(DayPart part) => part switch
    {
        DayPart.Morning => 12,
        DayPart.Lunch => 14,
        DayPart.Afternoon => 18,
        _ => 22,
    };

    private int InTheDay(int hour) => (hour, Part) switch
    {
        (0 or > 12, _) => hour,
        (12, _) => 12,
        (_, DayPart.Morning) => hour,
        (_, DayPart.Afternoon or DayPart.Evening) => hour + 12,
        (< 6, DayPart.Daytime or DayPart.Lunch) => hour + 12,
        (_, DayPart.Daytime or DayPart.Lunch) => hour,
        (< WorkBegins, _) => hour + 12 < WorkEnds ? hour + 12 : hour,
        _ => hour,
    };
}

/// <summary>A day, a time or both, named together.</summary>
/// <param name="Unfit">It is said that it does not suit.</param>
internal sealed record TimeMention(SpokenDay? Day, SpokenTime? Time, bool Unfit);
