namespace CallCoach.Norms.Schedules;

/// <summary>From an instant until another, which no longer belongs to it.</summary>
public readonly record struct Interval(DateTimeOffset Start, DateTimeOffset End)
{
    public TimeSpan Length => End - Start;

    public bool Contains(DateTimeOffset instant) => Start <= instant && instant < End;

    /// <summary>How much of it lies within another.</summary>
    public TimeSpan Within(DateTimeOffset start, DateTimeOffset end)
    {
        var (first, last) = (start > Start ? start : Start, end < End ? end : End);
        return last > first ? last - first : TimeSpan.Zero;
    }
}

/// <summary>The time somebody works on one day, without breaks: intervals in order that do not touch.</summary>
public sealed record WorkingTime(IReadOnlyList<Interval> Intervals)
{
    public static WorkingTime None { get; } = new([]);

    public TimeSpan Total { get; } = Intervals.Aggregate(TimeSpan.Zero, (sum, interval) => sum + interval.Length);

    public DateTimeOffset? Start => Intervals.Count == 0 ? null : Intervals[0].Start;

    public DateTimeOffset? End => Intervals.Count == 0 ? null : Intervals[^1].End;

    public double Hours => Total.TotalHours;

    /// <summary>Whether the shift is on, a break included.</summary>
    public bool IsOn(DateTimeOffset instant) => Start <= instant && instant < End;

    /// <summary>Hours of work between two instants.</summary>
    public double HoursWithin(DateTimeOffset start, DateTimeOffset end)
    {
        var ticks = 0L;
        foreach (var interval in Intervals)
            ticks += interval.Within(start, end).Ticks;
        return ticks / (double)TimeSpan.TicksPerHour;
    }

    /// <summary>Hours of work that are over at an instant.</summary>
    public double HoursUntil(DateTimeOffset instant) => HoursWithin(DateTimeOffset.MinValue, instant);
}
