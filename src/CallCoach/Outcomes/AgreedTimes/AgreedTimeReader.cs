namespace CallCoach.Outcomes.AgreedTimes;

/// <summary>
/// Reads from what is said around the line that settles a call-back or a meeting for when it is agreed. Whoever speaks, what is said
/// last counts, unless it is said not to suit; a day alone keeps no hour that was named with another day.
/// </summary>
public static class AgreedTimeReader
{
    private const int LinesBefore = 3;
    private const int LinesAfter = 3;

    /// <param name="lines">All that was said, in order.</param>
    /// <param name="settling">The place of the line that settles the outcome.</param>
    /// <param name="language">ISO 639-1, one of the four.</param>
    /// <param name="calledAt">When the call began.</param>
    /// <returns>Null where no time was named, or only one that is past.</returns>
    public static AgreedTime? Read(IReadOnlyList<string> lines, int settling, string language, DateTimeOffset calledAt, TimeZoneInfo zone)
    {
        var vocabulary = TimeVocabulary.Of(language);
        SpokenDay? day = null;
        SpokenTime? time = null;
        // The hour was named together with the day that holds.
        var isTogether = false;
        var last = Math.Min(lines.Count - 1, settling + LinesAfter);
        for (var line = Math.Max(0, settling - LinesBefore); line <= last; line++)
            foreach (var said in TimePhrases.Of(lines[line], vocabulary))
            {
                // "In an hour, at a quarter past two": the clock's word is the surer one.
                var mention = said is { Day.Minutes: not null, Time.Hour: not null } ? said with { Day = null } : said;
                if (mention.Unfit)
                {
                    if (mention.Day == day)
                        (day, time) = (null, null);
                    else if (mention.Day is null && mention.Time == time)
                        time = null;
                    continue;
                }
                // "On Thursday at ten, and call an hour before."
                if (mention.Day?.Minutes is not null && isTogether)
                    continue;
                if (mention.Day is { } otherDay)
                {
                    if (isTogether && !IsSame(day, otherDay) && mention.Time is null)
                        time = null;
                    day = Refined(day, otherDay);
                    isTogether = mention.Time is not null || (isTogether && time is not null);
                }
                if (mention.Time is { } otherTime)
                {
                    if (mention.Day is null && day?.Minutes is not null && otherTime.Hour is not null)
                        day = null;
                    time = Refined(mention.Day is null || IsSame(day, mention.Day) ? time : null, otherTime);
                    isTogether |= day is not null;
                }
            }
        return AgreedMoment.Of(day, time, TimeZoneInfo.ConvertTime(calledAt, zone), zone);
    }

    /// <summary>Who repeats the weekday does not take back in which week it is, nor who repeats the date in which month.</summary>
    private static SpokenDay Refined(SpokenDay? before, SpokenDay after) => (before, after) switch
    {
        ({ Weekday: { } weekday }, { WeekAhead: null, WeekLater: false }) when after.Weekday == weekday => before,
        ({ DayOfMonth: { } day }, { Month: null }) when after.DayOfMonth == day => before,
        _ => after,
    };

    private static bool IsSame(SpokenDay? before, SpokenDay after) =>
        before is not null && (Refined(before, after) == before || (after.DayOfMonth is not null && after.DayOfMonth == before.DayOfMonth && before.Month is null));

    /// <summary>Who repeats the part of the day does not take back the hour in it, and an hour is in the part that was named.</summary>
    private static SpokenTime Refined(SpokenTime? before, SpokenTime after) => (before, after) switch
    {
        (null, _) => after,
        ({ Hour: not null }, { Hour: null, Part: { } part }) when before.OnTheClock.Hour >= SpokenTime.Begins(part) - 1 && before.OnTheClock.Hour < SpokenTime.Ends(part) => before,
        ({ Part: DayPart.Evening or DayPart.Morning }, { Hour: not null, Part: null }) => after with { Part = after.Hour is >= 6 and <= 11 ? before.Part : null },
        ({ Hour: { } hour, Minute: var minute }, { Hour: { } again, Part: null }) when hour == again && minute == after.Minute => before,
        _ => after,
    };
}
