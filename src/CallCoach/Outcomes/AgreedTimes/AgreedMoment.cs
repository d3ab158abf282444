namespace CallCoach.Outcomes.AgreedTimes;

/// <summary>Puts a day and a time that were named on the calendar.</summary>
internal static class AgreedMoment
{
    /// <returns>Null where nothing was named, and where it would be past.</returns>
    public static AgreedTime? Of(SpokenDay? day, SpokenTime? time, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (day?.Minutes is { } minutes)
            return new(TimeZoneInfo.ConvertTime(Minute(now).AddMinutes(minutes), zone), AgreedPrecision.Hour);
        var today = DateOnly.FromDateTime(now.DateTime);
        if (day is null)
            return time is null ? null : On(today, time, now, zone) ?? On(today.AddDays(1), time, now, zone);
        if (day.On(today) is not { } date)
            return null;
        if (time is not null)
            return On(date, time, now, zone);
        var begins = Instant(date, new(SpokenTime.Begins(DayPart.Morning), 0), zone);
        return new(begins >= now ? begins : NextHour(now, zone), AgreedPrecision.Day);
    }

    private static AgreedTime? On(DateOnly date, SpokenTime time, DateTimeOffset now, TimeZoneInfo zone)
    {
        var precision = time.Hour is null || time.Loose ? AgreedPrecision.DayPart : AgreedPrecision.Hour;
        var at = Instant(date, time.OnTheClock, zone);
        if (at >= now)
            return new(at, precision);
        if (time.Otherwise is { } later && Instant(date, later, zone) is var then && then >= now)
            return new(then, precision);
        var isInThePart = time is { Hour: null, Part: { } part } && Instant(date, new(SpokenTime.Ends(part), 0), zone) > NextHour(now, zone);
        return isInThePart ? new(NextHour(now, zone), precision) : null;
    }

    private static DateTimeOffset Minute(DateTimeOffset now) => now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute) + (now.Ticks % TimeSpan.TicksPerMinute > 0 ? TimeSpan.TicksPerMinute : 0));

    private static DateTimeOffset NextHour(DateTimeOffset now, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(now.AddTicks(TimeSpan.TicksPerHour - (now.TimeOfDay.Ticks % TimeSpan.TicksPerHour)), zone);

    /// <summary>Of a time that comes twice the first, of one that is left out the moment at which the clock is put forward.</summary>
    private static DateTimeOffset Instant(DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(time);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        return new(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local));
    }
}
