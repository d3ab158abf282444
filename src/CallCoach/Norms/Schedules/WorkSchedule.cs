namespace CallCoach.Norms.Schedules;

/// <summary>A stretch of a weekday; it runs over midnight where it does not end after it starts.</summary>
/// <param name="Weekday">1 is Monday, 7 is Sunday.</param>
/// <param name="Start">On the department's clock.</param>
/// <param name="End">On the same day's clock, or the next day's.</param>
public readonly record struct WeekdaySpan(int Weekday, TimeOnly Start, TimeOnly End)
{
    public bool IsOverMidnight => End <= Start;
}

/// <summary>Days somebody is away, the last one included.</summary>
public readonly record struct DaySpan(DateOnly From, DateOnly To)
{
    public bool Contains(DateOnly day) => From <= day && day <= To;
}

/// <summary>
/// When somebody works. A shift belongs to the day on which it begins, whole: a holiday or an absence takes away the shifts that
/// begin on it, not the end of the night shift before.
/// </summary>
public sealed record WorkSchedule(
    TimeZoneInfo Zone, IReadOnlyList<WeekdaySpan> Shifts, IReadOnlyList<WeekdaySpan> Breaks, IReadOnlyList<DaySpan> Absences,
    IReadOnlySet<DateOnly> Holidays)
{
    /// <summary>The same hours on every day of the week, without breaks: what a person has who was given no shifts.</summary>
    public static IReadOnlyList<WeekdaySpan> EveryDay(TimeOnly start, TimeOnly end) =>
        [.. Enumerable.Range(1, 7).Select(weekday => new WeekdaySpan(weekday, start, end))];

    public static int WeekdayOf(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    public bool IsFree(DateOnly day) => Holidays.Contains(day) || Absences.Any(absence => absence.Contains(day));

    /// <summary>The working time of a day; none on holidays and while away.</summary>
    public WorkingTime Of(DateOnly day) => IsFree(day) ? WorkingTime.None : Usual(day);

    /// <summary>What the day's working time is when it is neither a holiday nor an absence.</summary>
    public WorkingTime Usual(DateOnly day)
    {
        var weekday = WeekdayOf(day);
        var shifts = Joined(Shifts.Where(shift => shift.Weekday == weekday).Select(shift => Shift(day, shift)));
        if (shifts.Count == 0)
            return WorkingTime.None;
        foreach (var pause in Breaks.Where(pause => pause.Weekday == weekday))
            shifts = [.. shifts.SelectMany(shift => Without(shift, Break(day, pause, shift)))];
        return shifts.Count == 0 ? WorkingTime.None : new(shifts);
    }

    /// <summary>
    /// The day a clock hour belongs to: the date on the clock, but hours that begin while a shift goes on that began the day before
    /// belong to that day. An hour is never divided between two days.
    /// </summary>
    public DateOnly DayOf(DateTimeOffset instant)
    {
        var hour = TimeZoneInfo.ConvertTime(Zone.HourOf(instant), Zone).DateTime;
        var date = DateOnly.FromDateTime(hour);
        var weekday = WeekdayOf(date.AddDays(-1));
        foreach (var shift in Shifts)
        {
            if (shift.Weekday == weekday && shift.IsOverMidnight && TimeOnly.FromDateTime(hour) < shift.End)
                return date.AddDays(-1);
        }
        return date;
    }

    private Interval Shift(DateOnly day, WeekdaySpan shift) => new(
        Zone.InstantOf(day.ToDateTime(shift.Start)),
        Zone.InstantOf((shift.IsOverMidnight ? day.AddDays(1) : day).ToDateTime(shift.End)));

    /// <summary>A break of a night shift may lie after midnight; then it is that of the shift's second day.</summary>
    private Interval Break(DateOnly day, WeekdaySpan pause, Interval shift)
    {
        var onDay = Shift(day, pause);
        return onDay.End <= shift.Start ? Shift(day.AddDays(1), pause) : onDay;
    }

    private static List<Interval> Joined(IEnumerable<Interval> intervals)
    {
        var joined = new List<Interval>();
        foreach (var next in intervals.Where(interval => interval.Length > TimeSpan.Zero).OrderBy(interval => interval.Start))
        {
            if (joined.Count > 0 && next.Start <= joined[^1].End)
                joined[^1] = joined[^1] with { End = next.End > joined[^1].End ? next.End : joined[^1].End };
            else
                joined.Add(next);
        }
        return joined;
    }

    private static IEnumerable<Interval> Without(Interval shift, Interval pause)
    {
        if (pause.End <= shift.Start || shift.End <= pause.Start || pause.Length <= TimeSpan.Zero)
        {
            yield return shift;
            yield break;
        }
        if (shift.Start < pause.Start)
            yield return shift with { End = pause.Start };
        if (pause.End < shift.End)
            yield return shift with { Start = pause.End };
    }
}
