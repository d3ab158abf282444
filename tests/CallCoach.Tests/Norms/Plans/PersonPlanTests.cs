using CallCoach.Norms;
using CallCoach.Norms.Plans;
using CallCoach.Norms.Schedules;
using CallCoach.People;

namespace CallCoach.Tests.Norms.Plans;

public sealed class PersonPlanTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly WeekdaySpan[] FiveDays = [.. Enumerable.Range(1, 5).Select(weekday => new WeekdaySpan(weekday, new(9, 0), new(17, 0)))];

    [Fact]
    public void Calls_an_hour_set_with_the_person_hold_as_long_as_there_is_no_plan_of_their_own()
    {
        Plan(perHour: 15).DialsPerHour(Monday).ShouldBe(15);
        Plan(perHour: 15, own: [Own(PlanPart.Dials, Span.Hour, 18, Monday)]).DialsPerHour(Monday).ShouldBe(18);
        Plan(perHour: 15, own: [Own(PlanPart.Dials, Span.Hour, 18, Monday)]).DialsPerHour(Monday.AddDays(-1)).ShouldBe(15);
    }

    [Fact]
    public void A_role_asks_only_of_who_has_no_plan_of_their_own_for_the_part()
    {
        Plan ofRole = new() { Role = ManagerRole.Hunter, Part = PlanPart.Meetings, Span = Span.Day, Target = 2, FromDay = DateOnly.MinValue };

        Plan(ofRole: [ofRole]).PlannedOn(PlanPart.Meetings, Monday).ShouldBe(2);
        Plan(own: [Own(PlanPart.Meetings, Span.Week, 20)], ofRole: [ofRole]).PlannedOn(PlanPart.Meetings, Monday).ShouldBe(4);
        Plan(own: [Own(PlanPart.Meetings, Span.Day, 0)], ofRole: [ofRole]).PlannedOn(PlanPart.Meetings, Monday).ShouldBeNull();
        Plan(own: [Own(PlanPart.Meetings, Span.Day, 5), Own(PlanPart.Meetings, Span.Day, null, Monday)], ofRole: [ofRole]).PlannedOn(PlanPart.Meetings, Monday).ShouldBe(2);
    }

    [Fact]
    public void The_newest_plan_that_has_begun_holds()
    {
        var plan = Plan(own: [Own(PlanPart.Dials, Span.Hour, 10), Own(PlanPart.Dials, Span.Hour, 12, Monday), Own(PlanPart.Dials, Span.Hour, 14, Monday.AddDays(7))]);

        new[] { -1, 0, 6, 7 }.Select(days => plan.DialsPerHour(Monday.AddDays(days))).ShouldBe([10, 12, 12, 14]);
    }

    [Fact]
    public void A_plan_by_the_hour_grows_with_the_hours_worked_so_part_time_asks_for_less()
    {
        Plan(perHour: 15).PlannedOn(PlanPart.Dials, Monday).ShouldBe(120);
        Plan(perHour: 15, shifts: [new(1, new(9, 0), new(13, 0))]).PlannedOn(PlanPart.Dials, Monday).ShouldBe(60);
        Plan(perHour: 15, shifts: [new(1, new(9, 0), new(13, 0))]).PlannedOn(PlanPart.Dials, Monday.AddDays(1)).ShouldBe(0);
        Plan(perHour: 15).PlannedFor(PlanPart.Dials, Span.Week, Monday.AddDays(2)).ShouldBe(600);
    }

    [Fact]
    public void A_plan_for_the_week_leaves_out_what_falls_to_holidays_and_absences()
    {
        var plan = Plan(own: [Own(PlanPart.Meetings, Span.Week, 10)], absences: [new(Monday.AddDays(3), Monday.AddDays(4))]);

        plan.PlannedFor(PlanPart.Meetings, Span.Week, Monday).ShouldBe(6);
        plan.PlannedOn(PlanPart.Meetings, Monday).ShouldBe(2);
        plan.PlannedOn(PlanPart.Meetings, Monday.AddDays(3)).ShouldBe(0);
    }

    [Fact]
    public void A_plan_for_the_month_is_divided_by_working_time()
    {
        var plan = Plan(own: [Own(PlanPart.NewContacts, Span.Month, 210)]);

        plan.PlannedOn(PlanPart.NewContacts, Monday).ShouldBe(10);
        plan.PlannedFor(PlanPart.NewContacts, Span.Week, Monday)!.Value.ShouldBe(50, 1e-9);
        plan.PlannedFor(PlanPart.NewContacts, Span.Month, Monday).ShouldBe(210);
    }

    [Fact]
    public void The_next_working_day_passes_over_the_weekend()
    {
        Plan().NextWorkingDay(new(2026, 11, 27)).ShouldBe(new DateOnly(2026, 11, 30));
        Plan(shifts: []).NextWorkingDay(Monday).ShouldBeNull();
    }

    private static PersonPlan Plan(
        int? perHour = null, IReadOnlyList<Plan>? own = null, IReadOnlyList<Plan>? ofRole = null, IReadOnlyList<WeekdaySpan>? shifts = null, IReadOnlyList<DaySpan>? absences = null) =>
        new(
            new Person { Name = "Olga", CallsPerHour = perHour },
            new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw"), shifts ?? FiveDays, [], absences ?? [], new HashSet<DateOnly>()), true, own ?? [], ofRole ?? []);

    private static Plan Own(PlanPart part, Span span, double? target, DateOnly from = default) =>
        new() { PersonId = 1, Part = part, Span = span, Target = target, FromDay = from };
}
