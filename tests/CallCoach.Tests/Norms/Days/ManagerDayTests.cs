using CallCoach.Norms;
using CallCoach.Norms.Days;
using CallCoach.Norms.Plans;
using CallCoach.Norms.Schedules;
using CallCoach.People;

namespace CallCoach.Tests.Norms.Days;

public sealed class ManagerDayTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly TimeSpan Warsaw = TimeSpan.FromHours(1);

    [Fact]
    public void Before_the_working_day_nothing_is_expected_and_there_is_no_share()
    {
        var dials = Dials(At(8, 59));

        (dials.Expected, dials.Share, dials.Plan).ShouldBe((0, null, 135));
        Dials(At(9, 0)).Share.ShouldBeNull();
    }

    [Theory]
    [InlineData(9, 30, 7.5)]
    [InlineData(11, 0, 30)]
    [InlineData(17, 59, 134.75)]
    [InlineData(18, 0, 135)]
    [InlineData(23, 59, 135)]
    public void What_is_expected_grows_with_the_working_day_and_ends_with_it(int hour, int minute, double expected) =>
        Dials(At(hour, minute)).Expected!.Value.ShouldBe(expected, 1e-9);

    [Fact]
    public void The_share_is_dials_made_over_dials_expected() => Dials(At(11, 0), dials: 24).Share.ShouldBe(0.8);

    [Fact]
    public void Pace_divides_by_working_time_without_breaks()
    {
        var pause = new WeekdaySpan(1, new(13, 0), new(14, 0));

        Dials(At(14, 0), breaks: [pause]).Expected.ShouldBe(60);
        Dials(At(14, 0), breaks: [pause]).Plan.ShouldBe(120);
    }

    [Fact]
    public void A_past_day_is_measured_whole_and_a_coming_one_not_at_all()
    {
        var past = Dials(At(10, 0).AddDays(1), dials: 135);
        (past.Plan, past.Expected, past.Share).ShouldBe((135, 135, 1));
        (Dials(At(10, 0).AddDays(-1)).Expected, Dials(At(10, 0).AddDays(-1)).Share).ShouldBe((0, null));
    }

    [Fact]
    public void Many_refusals_raise_the_plan_the_pace_and_the_rate_from_the_next_full_hour()
    {
        var before = Day(At(10, 30), Refusing);
        var after = Day(At(12, 0), Refusing);

        (before.PerHour!.Now, before.PerHour.RaisedFrom, before.PerHour.Why).ShouldBe((15, At(11, 0), RateReason.ManyRefusals));
        after.PerHour!.Now.ShouldBe(20);
        (after.Parts[0].Plan, after.Parts[0].Expected).ShouldBe((30 + (7 * 20), 50));
    }

    [Theory]
    [InlineData(ManagerRole.Farmer, 15)]
    [InlineData(ManagerRole.Hunter, 25)]
    public void Only_hunters_below_the_raised_norm_are_raised(ManagerRole role, int perHour)
    {
        var day = ManagerDay.Of(Plan(perHour, role), new(), Monday, At(12, 0), Tally.None, Refusing);

        (day.PerHour!.Now, day.PerHour.RaisedFrom).ShouldBe((perHour, null));
    }

    [Fact]
    public void Every_part_has_its_fact_also_without_a_plan()
    {
        var day = Day(At(12, 0), [], Tally.None with { Dials = 3, Conversations = 2, Meetings = 1, NewConversations = 1 });

        day.Parts.Select(part => (part.Part, part.Fact, part.Plan is null))
            .ShouldBe([(PlanPart.Dials, 3, false), (PlanPart.Conversations, 2, true), (PlanPart.Meetings, 1, true), (PlanPart.NewContacts, 1, true)]);
        day.Main.Part.ShouldBe(PlanPart.Dials);
    }

    [Fact]
    public void The_night_when_the_clock_is_put_back_has_an_hour_more_to_work_and_to_plan()
    {
        var plan = new PersonPlan(
            new Person { Name = "Olga", CallsPerHour = 15 },
            new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw"), WorkSchedule.EveryDay(new(22, 0), new(6, 0)), [], [], new HashSet<DateOnly>()), true, [], []);

        ManagerDay.Of(plan, new(), new(2026, 10, 24), new(2026, 10, 25, 1, 0, 0, TimeSpan.Zero), Tally.None, []).Parts[0].ShouldBe(new(PlanPart.Dials, 135, 0, 75));
    }

    private static HourResults[] Refusing => [new(At(9, 0), 6, 2), new(At(10, 0), 6, 5)];

    private static PartDay Dials(DateTimeOffset asOf, int dials = 0, IReadOnlyList<WeekdaySpan>? breaks = null) =>
        ManagerDay.Of(Plan(15, breaks: breaks), new(), Monday, asOf, Tally.None with { Dials = dials }, []).Parts[0];

    private static ManagerDay Day(DateTimeOffset asOf, HourResults[] hours, Tally? tally = null) =>
        ManagerDay.Of(Plan(15), new(), Monday, asOf, tally ?? Tally.None, hours);

    private static PersonPlan Plan(int perHour, ManagerRole role = ManagerRole.Hunter, IReadOnlyList<WeekdaySpan>? breaks = null) => new(
        new Person { Name = "Olga", CallsPerHour = perHour, Role = role },
        new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw"), WorkSchedule.EveryDay(new(9, 0), new(18, 0)), breaks ?? [], [], new HashSet<DateOnly>()), false, [], []);

    private static DateTimeOffset At(int hour, int minute) => new(Monday.ToDateTime(new(hour, minute)), Warsaw);
}
