using CallCoach.Norms.Plans;
using CallCoach.Norms.Schedules;

namespace CallCoach.Norms.Pulses;

/// <summary>When sheets are taken.</summary>
public static class PulseTimes
{
    /// <summary>
    /// The day's sheets in order: at the times that are set, while anybody's shift is on, and when the last shift ends. None on a
    /// day nobody works.
    /// </summary>
    /// <param name="times">Working times of everybody.</param>
    public static IEnumerable<DuePulse> Of(DateOnly day, IReadOnlyList<TimeOnly> pulses, IEnumerable<WorkingTime> times, TimeZoneInfo zone)
    {
        DateTimeOffset? start = null, end = null;
        foreach (var time in times)
        {
            start = start is null || time.Start < start ? time.Start ?? start : start;
            end = end is null || time.End > end ? time.End ?? end : end;
        }
        if (start is not { } first || end is not { } last)
            yield break;
        foreach (var pulse in pulses.Order())
        {
            // The clock's time comes once on the day and, for who works over midnight, once on the next.
            var at = zone.InstantOf(day.ToDateTime(pulse));
            if (at <= first)
                at = zone.InstantOf(day.AddDays(1).ToDateTime(pulse));
            if (first < at && at < last)
                yield return new(day, at, PulseKind.Pulse);
        }
        yield return new(day, last, PulseKind.EndOfDay);
    }

    public static IReadOnlyList<TimeOnly> Times(NormSettings settings) =>
        [.. settings.PulseTimes.Select(time => TimeOnly.ParseExact(time, "HH:mm", System.Globalization.CultureInfo.InvariantCulture))];
}
