namespace CallCoach.Norms.Schedules;

/// <summary>What a clock on the wall shows, as instants, also where it is put forward or back.</summary>
public static class WallClock
{
    /// <summary>
    /// The first instant at which the clock shows this time or a later one: of a time that comes twice the first, of a time that is
    /// left out the instant at which the clock is put forward. Later times never come before earlier ones.
    /// </summary>
    public static DateTimeOffset InstantOf(this TimeZoneInfo zone, DateTime local)
    {
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1).AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute));
        return new(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local));
    }

    /// <summary>The instant at which the clock hour of this instant began; the hour that comes twice is two hours.</summary>
    public static DateTimeOffset HourOf(this TimeZoneInfo zone, DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return local.AddTicks(-(local.TimeOfDay.Ticks % TimeSpan.TicksPerHour));
    }

    public static DateOnly DateOf(this TimeZoneInfo zone, DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
