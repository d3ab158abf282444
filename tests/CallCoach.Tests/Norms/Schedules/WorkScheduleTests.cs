using CallCoach.Norms.Schedules;

namespace CallCoach.Tests.Norms.Schedules;

public sealed class WorkScheduleTests
{
    private static readonly TimeZoneInfo Warsaw = TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw");
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Fact]
    public void Working_time_is_the_shift_without_its_break()
    {
        var time = Weekly([new(1, new(9, 0), new(17, 0))], breaks: [new(1, new(13, 0), new(13, 30))]).Of(Monday);

        time.Hours.ShouldBe(7.5);
        time.Intervals.ShouldBe([Of("2026-11-23T09:00+01:00", "2026-11-23T13:00+01:00"), Of("2026-11-23T13:30+01:00", "2026-11-23T17:00+01:00")]);
        time.IsOn(At("2026-11-23T13:10+01:00")).ShouldBeTrue();
        time.HoursUntil(At("2026-11-23T13:10+01:00")).ShouldBe(4);
        time.HoursUntil(At("2026-11-23T14:00+01:00")).ShouldBe(4.5);
        time.HoursUntil(At("2026-11-24T14:00+01:00")).ShouldBe(7.5);
    }

    [Fact]
    public void A_weekday_without_a_shift_is_free_and_every_day_is_worked_by_who_has_a_working_day_only()
    {
        Weekly([new(2, new(9, 0), new(13, 0))]).Of(Monday).ShouldBe(WorkingTime.None);

        var everyDay = Weekly(WorkSchedule.EveryDay(new(9, 0), new(18, 0)));
        Enumerable.Range(0, 7).Select(i => everyDay.Of(Monday.AddDays(i)).Hours).ShouldAllBe(hours => hours == 9);
    }

    [Fact]
    public void Holidays_and_absences_take_the_day_but_not_what_is_usual()
    {
        var schedule = Weekly(WorkSchedule.EveryDay(new(9, 0), new(18, 0))) with
        {
            Holidays = new HashSet<DateOnly> { Monday },
            Absences = [new(Monday.AddDays(2), Monday.AddDays(3))],
        };

        Enumerable.Range(0, 5).Select(i => schedule.Of(Monday.AddDays(i)).Hours).ShouldBe([0, 9, 0, 0, 9]);
        schedule.Usual(Monday).Hours.ShouldBe(9);
    }

    [Fact]
    public void A_break_longer_than_the_shift_leaves_nothing_and_shifts_that_overlap_count_once()
    {
        Weekly([new(1, new(9, 0), new(10, 0))], [new(1, new(8, 0), new(11, 0))]).Of(Monday).ShouldBe(WorkingTime.None);
        Weekly([new(1, new(9, 0), new(12, 0)), new(1, new(11, 0), new(14, 0))]).Of(Monday).Intervals
            .ShouldBe([Of("2026-11-23T09:00+01:00", "2026-11-23T14:00+01:00")]);
    }

    [Fact]
    public void A_shift_over_midnight_belongs_to_the_day_it_began_on()
    {
        var night = Weekly([new(1, new(22, 0), new(6, 0)), new(3, new(9, 0), new(17, 0))], [new(1, new(2, 0), new(2, 30))]);

        night.Of(Monday).Intervals.ShouldBe([Of("2026-11-23T22:00+01:00", "2026-11-24T02:00+01:00"), Of("2026-11-24T02:30+01:00", "2026-11-24T06:00+01:00")]);
        night.Of(Monday.AddDays(1)).ShouldBe(WorkingTime.None);
        night.DayOf(At("2026-11-23T21:59+01:00")).ShouldBe(Monday);
        night.DayOf(At("2026-11-24T02:10+01:00")).ShouldBe(Monday);
        night.DayOf(At("2026-11-24T05:59+01:00")).ShouldBe(Monday);
        night.DayOf(At("2026-11-24T06:00+01:00")).ShouldBe(Monday.AddDays(1));
        night.DayOf(At("2026-11-25T00:10+01:00")).ShouldBe(Monday.AddDays(2));
    }

    [Fact]
    public void The_end_of_a_night_shift_on_a_holiday_is_worked_and_the_one_that_begins_on_it_is_not()
    {
        var night = Weekly(WorkSchedule.EveryDay(new(22, 0), new(6, 0))) with { Holidays = new HashSet<DateOnly> { Monday.AddDays(1) } };

        night.Of(Monday).Hours.ShouldBe(8);
        night.DayOf(At("2026-11-24T05:00+01:00")).ShouldBe(Monday);
        night.Of(Monday.AddDays(1)).Hours.ShouldBe(0);
    }

    [Fact]
    public void An_hour_in_which_the_night_shift_ends_is_the_nights()
    {
        var schedule = Weekly([new(1, new(22, 0), new(6, 30))]);

        schedule.DayOf(At("2026-11-24T06:59+01:00")).ShouldBe(Monday);
        schedule.DayOf(At("2026-11-24T07:00+01:00")).ShouldBe(Monday.AddDays(1));
    }

    [Theory]
    [InlineData("2026-10-24", 9)]
    [InlineData("2026-03-28", 7)]
    [InlineData("2026-06-10", 8)]
    public void A_night_shift_lasts_an_hour_more_or_less_when_the_clock_is_changed(string day, double hours) =>
        Weekly(WorkSchedule.EveryDay(new(22, 0), new(6, 0))).Of(DateOnly.Parse(day, null)).Hours.ShouldBe(hours);

    [Fact]
    public void A_time_that_is_left_out_is_the_instant_the_clock_is_put_forward()
    {
        var shift = Weekly(WorkSchedule.EveryDay(new(2, 30), new(10, 0))).Of(new(2026, 3, 29));

        shift.Start.ShouldBe(At("2026-03-29T03:00+02:00"));
        shift.Hours.ShouldBe(7);
    }

    [Fact]
    public void A_time_that_comes_twice_is_its_first_coming()
    {
        var day = new DateOnly(2026, 10, 25);
        Weekly(WorkSchedule.EveryDay(new(2, 30), new(10, 0))).Of(day).Hours.ShouldBe(8.5);
        Weekly([new(7, new(0, 0), new(2, 30)), new(7, new(2, 30), new(10, 0))]).Of(day).Intervals
            .ShouldBe([Of("2026-10-25T00:00+02:00", "2026-10-25T10:00+01:00")]);
    }

    [Fact]
    public void The_hour_that_comes_twice_is_two_hours()
    {
        Warsaw.HourOf(At("2026-10-25T00:59Z")).ShouldBe(At("2026-10-25T00:00Z"));
        Warsaw.HourOf(At("2026-10-25T01:10Z")).ShouldBe(At("2026-10-25T01:00Z"));
        TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata").HourOf(At("2026-10-25T01:10Z")).ShouldBe(At("2026-10-25T00:30Z"));
    }

    [Fact]
    public void Where_the_clock_changes_at_midnight_a_day_still_begins()
    {
        var santiago = TimeZoneInfo.FindSystemTimeZoneById("America/Santiago");

        santiago.InstantOf(new(2026, 9, 6)).ShouldBe(At("2026-09-06T01:00-03:00"));
        santiago.InstantOf(new(2026, 4, 4, 23, 30, 0)).ShouldBe(At("2026-04-04T23:30-03:00"));
    }

    private static WorkSchedule Weekly(IReadOnlyList<WeekdaySpan> shifts, IReadOnlyList<WeekdaySpan>? breaks = null) =>
        new(Warsaw, shifts, breaks ?? [], [], new HashSet<DateOnly>());

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null);

    private static Interval Of(string start, string end) => new(At(start), At(end));
}
