using System.Globalization;
using CallCoach.Norms.Schedules;
using CallCoach.People;

namespace CallCoach.Norms;

/// <summary>
/// Which working day an hour belongs to. It is the day on the wall clock, but for who works over midnight: hours that begin before
/// the shift's end belong to the day on which it began.
/// </summary>
/// <param name="department">Says what the wall clock shows.</param>
/// <param name="shifts">Shifts that end after midnight: whose, the weekday on which they begin (0 for every day), and when they end.</param>
internal sealed class NightShifts(Department department, IEnumerable<(long PersonId, long Weekday, TimeOnly End)> shifts)
{
    /// <summary>Who has shifts of their own has no other working day.</summary>
    public const string Sql =
        """
        SELECT PersonId, Weekday, End FROM Shifts WHERE End <= Start
        UNION ALL SELECT Id, 0, WorkdayEnd FROM People WHERE WorkdayEnd <= WorkdayStart AND Id NOT IN (SELECT PersonId FROM Shifts)
        """;

    private readonly ILookup<long, (long PersonId, long Weekday, TimeOnly End)> _shifts = shifts.ToLookup(shift => shift.PersonId);

    public bool AreNone => _shifts.Count == 0;

    public static TimeOnly Time(string text) => TimeOnly.Parse(text, CultureInfo.InvariantCulture);

    public DateOnly DayOf(long? personId, DateTimeOffset hourAt)
    {
        var local = department.Local(hourAt).DateTime;
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (AreNone || personId is not { } person)
            return day;
        var before = WorkSchedule.WeekdayOf(day.AddDays(-1));
        return _shifts[person].Any(shift => time < shift.End && (shift.Weekday == 0 || shift.Weekday == before)) ? day.AddDays(-1) : day;
    }
}
