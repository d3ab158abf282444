using CallCoach.People;

namespace CallCoach.Tests.People;

public sealed class DepartmentTests
{
    [Theory]
    [InlineData("Europe/Warsaw", "2026-03-29", "2026-03-29T00:00:00+01:00")]
    [InlineData("Europe/Warsaw", "2026-03-30", "2026-03-30T00:00:00+02:00")]
    [InlineData("America/Havana", "2026-03-08", "2026-03-08T01:00:00-04:00")] // the clock goes from midnight to one
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T00:00:00-04:00")] // the clock goes back to midnight
    public void A_day_begins_with_its_first_instant(string zone, string day, string start)
    {
        var department = new Department("Sales", TimeZoneInfo.FindSystemTimeZoneById(zone), "en");
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        var began = department.StartOf(date);

        began.ShouldBe(DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture));
        department.DayOf(began).ShouldBe(date);
        department.DayOf(began.AddTicks(-1)).ShouldBe(date.AddDays(-1));
    }
}
