using CallCoach.People;
using CallCoach.Storage;

namespace CallCoach.Norms;

/// <summary>The days that are still to be counted anew, kept so that a restart goes on where it was.</summary>
internal static class RecountDays
{
    /// <summary>
    /// Asks for every day from one on. A day that is being counted just then is counted once more. Part of the caller's transaction.
    /// </summary>
    public static void Ask(WriteSession session, DateOnly from, Department department)
    {
        if (session.Number("SELECT StartedAt FROM Calls ORDER BY StartedAt LIMIT 1") is not { } earliest)
            return;
        var latest = session.Number("SELECT StartedAt FROM Calls ORDER BY StartedAt DESC LIMIT 1")!.Value;
        // The night before a call's day may be its working day.
        var first = DayOf(earliest).AddDays(-1);
        for (var day = from > first ? from : first; day <= DayOf(latest); day = day.AddDays(1))
            session.Execute("INSERT INTO RecountDays (Day, Asked) VALUES ($day, 1) ON CONFLICT (Day) DO UPDATE SET Asked = Asked + 1", ("$day", CountedRows.Text(day)));

        DateOnly DayOf(long milliseconds) => department.DayOf(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
    }

    /// <returns>The newest day, for that is what pages show, and how often it was asked for; null where none is left.</returns>
    public static (DateOnly Day, long Asked)? Next(WriteSession session) =>
        session.Row("SELECT Day, Asked FROM RecountDays ORDER BY Day DESC LIMIT 1", row => Tuple.Create(CountedRows.Day(row.Text(0)!), row.Number(1))) is { } next
            ? (next.Item1, next.Item2)
            : null;

    /// <summary>Strikes a day off unless it was asked for again meanwhile.</summary>
    public static void Done(WriteSession session, DateOnly day, long asked) =>
        session.Execute("DELETE FROM RecountDays WHERE Day = $day AND Asked = $asked", ("$day", CountedRows.Text(day)), ("$asked", asked));
}
