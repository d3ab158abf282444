using System.Globalization;
using CallCoach.People;

namespace CallCoach.Norms;

/// <summary>
/// Which working day an hour belongs to. It is the day on the wall clock, but for who works over midnight: hours that begin before
/// the shift's end belong to the day on which it began.
/// </summary>
/// <param name="department">Says what the wall clock shows.</param>
/// <param name="shifts">Shifts that end after midnight: whose, and when they end. Their working day ends before it starts.</param>
internal sealed class NightShifts(Department department, IEnumerable<(long PersonId, TimeOnly End)> shifts)
{
    public const string Sql = "SELECT Id, WorkdayEnd FROM People WHERE WorkdayEnd <= WorkdayStart";

    private readonly Dictionary<long, TimeOnly> _ends = shifts.ToDictionary(shift => shift.PersonId, shift => shift.End);

    public bool AreNone => _ends.Count == 0;

    public static TimeOnly Time(string text) => TimeOnly.Parse(text, CultureInfo.InvariantCulture);

    public DateOnly DayOf(long? personId, DateTimeOffset hourAt)
    {
        var local = department.Local(hourAt).DateTime;
        var day = DateOnly.FromDateTime(local);
        return personId is { } person && _ends.TryGetValue(person, out var end) && TimeOnly.FromDateTime(local) < end ? day.AddDays(-1) : day;
    }

    /// <summary>When the hour on the wall clock began in which an instant lies.</summary>
    public DateTimeOffset HourOf(DateTimeOffset instant)
    {
        var local = department.Local(instant);
        return (local - TimeSpan.FromTicks(local.TimeOfDay.Ticks % TimeSpan.TicksPerHour)).ToUniversalTime();
    }
}
