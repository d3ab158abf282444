using CallCoach.Norms.Schedules;
using FsCheck;
using FsCheck.Fluent;

namespace CallCoach.Tests.Norms.Schedules;

/// <summary>What holds of any shifts and breaks, in zones that change their clocks.</summary>
public sealed class WorkSchedulePropertyTests
{
    private static readonly string[] Zones = ["Europe/Warsaw", "America/Santiago", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"];

    private static readonly Gen<TimeOnly> Time = Gen.Choose(0, 95).Select(quarter => TimeOnly.MinValue.AddMinutes(15 * quarter));

    private static readonly Gen<WeekdaySpan> Span =
        from weekday in Gen.Choose(1, 7) from start in Time from end in Time where start != end select new WeekdaySpan(weekday, start, end);

    private static readonly Gen<(WorkSchedule Schedule, DateOnly Day)> Cases =
        from zone in Gen.Elements(Zones)
        from shifts in Span.ListOf()
        from breaks in Span.ListOf()
        from day in Gen.Choose(0, 365 * 2)
        select (new WorkSchedule(TimeZoneInfo.FindSystemTimeZoneById(zone), [.. shifts], [.. breaks], [], new HashSet<DateOnly>()),
            new DateOnly(2026, 1, 1).AddDays(day));

    [Fact]
    public void Intervals_are_in_order_do_not_touch_and_last() =>
        Prop.ForAll(Cases.ToArbitrary(), @case =>
        {
            var intervals = @case.Schedule.Of(@case.Day).Intervals;
            for (var i = 0; i < intervals.Count; i++)
            {
                intervals[i].Length.ShouldBeGreaterThan(TimeSpan.Zero);
                if (i > 0)
                    intervals[i].Start.ShouldBeGreaterThan(intervals[i - 1].End);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Breaks_take_away_exactly_what_they_cover_of_the_shifts() =>
        Prop.ForAll(Cases.ToArbitrary(), @case =>
        {
            var whole = (@case.Schedule with { Breaks = [] }).Of(@case.Day);
            var worked = @case.Schedule.Of(@case.Day);

            worked.Total.ShouldBeLessThanOrEqualTo(whole.Total);
            foreach (var interval in worked.Intervals)
                whole.HoursWithin(interval.Start, interval.End).ShouldBe(interval.Length.TotalHours, 1e-9);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Hour_by_hour_the_working_time_adds_up() =>
        Prop.ForAll(Cases.ToArbitrary(), @case =>
        {
            var worked = @case.Schedule.Of(@case.Day);
            if (worked.Start is not { } start || worked.End is not { } end)
                return;
            var (sum, at) = (0.0, start);
            while (at < end)
            {
                var next = @case.Schedule.Zone.HourOf(at).AddHours(1);
                sum += worked.HoursWithin(at, next);
                at = next;
            }
            sum.ShouldBe(worked.Hours, 1e-9);
            worked.HoursUntil(start).ShouldBe(0);
            worked.HoursUntil(end).ShouldBe(worked.Hours, 1e-9);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_hour_belongs_to_its_date_or_to_the_day_before_if_a_night_shift_goes_on() =>
        Prop.ForAll(Cases.ToArbitrary(), @case =>
        {
            var (schedule, day) = @case;
            var nights = schedule.Shifts.Any(shift => shift.IsOverMidnight);
            for (var at = schedule.Zone.InstantOf(day.ToDateTime(TimeOnly.MinValue)); schedule.Zone.DateOf(at) <= day; at = at.AddMinutes(15))
            {
                var own = schedule.DayOf(at);
                own.ShouldBe(schedule.DayOf(schedule.Zone.HourOf(at)));
                (own == day || (nights && own == day.AddDays(-1))).ShouldBeTrue($"{at:O} is of {own}");
            }
        }).QuickCheckThrowOnFailure();
}
