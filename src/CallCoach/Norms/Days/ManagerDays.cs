using CallCoach.Norms.Plans;
using CallCoach.People;

namespace CallCoach.Norms.Days;

/// <summary>Reads managers' days: what was counted, against what is planned.</summary>
public sealed class ManagerDays(PlanBook plans, Tallies tallies)
{
    /// <summary>So many people's hours are read one by one before everybody's are read at once.</summary>
    private const int FewPeople = 20;

    public Task<PlanSnapshot> PlansAsync(CancellationToken cancel) => plans.NowAsync(cancel);

    /// <summary>Every visible manager's day, by team and name.</summary>
    public async Task<IReadOnlyList<ManagerDay>> OfAllAsync(PlanSnapshot book, DateOnly day, DateTimeOffset asOf, Visibility visibility, CancellationToken cancel)
    {
        var counted = await tallies.OfAllAsync(Span.Day, day, cancel);
        var visible = book.VisibleTo(visibility).Select(plan => (Plan: plan, Tally: counted.GetValueOrDefault(plan.Person.Id, Tally.None))).ToList();
        var raisable = visible.Where(one => ManagerDay.MayBeRaised(one.Plan, book.Raise, day, one.Tally)).Select(one => one.Plan.Person.Id).ToHashSet();
        var all = raisable.Count > FewPeople ? await tallies.ResultsOfAsync(raisable, day, cancel) : null;
        var days = new List<ManagerDay>(visible.Count);
        foreach (var (plan, tally) in visible)
        {
            var id = plan.Person.Id;
            var hours = !raisable.Contains(id) ? [] : all is null ? ResultsOf(await tallies.HoursAsync(id, day, cancel)) : all.GetValueOrDefault(id, []);
            days.Add(ManagerDay.Of(plan, book.Raise, day, asOf, tally, hours));
        }
        return days;
    }

    /// <summary>One manager's day, and its hours with calls.</summary>
    public async Task<(ManagerDay Day, IReadOnlyList<(DateTimeOffset HourAt, Tally Tally)> Hours)> OfOneAsync(
        PlanSnapshot book, PersonPlan plan, DateOnly day, DateTimeOffset asOf, CancellationToken cancel)
    {
        var tally = (await tallies.OfPersonAsync(plan.Person.Id, Span.Day, day, day, cancel)).Select(one => one.Tally).FirstOrDefault(Tally.None);
        var hours = await tallies.HoursAsync(plan.Person.Id, day, cancel);
        return (ManagerDay.Of(plan, book.Raise, day, asOf, tally, ResultsOf(hours)), hours);
    }

    /// <summary>Every visible manager's day with its hours, as those before an instant make it.</summary>
    /// <param name="before">Hours that begin later are left out; null for none.</param>
    public async Task<IReadOnlyList<(ManagerDay Day, IReadOnlyList<(DateTimeOffset HourAt, Tally Tally)> Hours)>> WithHoursAsync(
        PlanSnapshot book, DateOnly day, DateTimeOffset asOf, DateTimeOffset? before, Visibility visibility, CancellationToken cancel)
    {
        var all = await tallies.HoursOfAllAsync(day, cancel);
        return [.. book.VisibleTo(visibility).Select(plan =>
        {
            var hours = all[plan.Person.Id].Where(hour => before is null || hour.HourAt < before).ToList();
            return (Of(book, plan, day, asOf, hours), (IReadOnlyList<(DateTimeOffset, Tally)>)hours);
        })];
    }

    public static ManagerDay Of(PlanSnapshot book, PersonPlan plan, DateOnly day, DateTimeOffset asOf, IReadOnlyList<(DateTimeOffset HourAt, Tally Tally)> hours) =>
        ManagerDay.Of(plan, book.Raise, day, asOf, hours.Aggregate(Tally.None, (sum, hour) => sum + hour.Tally), ResultsOf(hours));

    public static IEnumerable<HourResults> ResultsOf(IEnumerable<(DateTimeOffset HourAt, Tally Tally)> hours) =>
        hours.Select(hour => new HourResults(hour.HourAt, hour.Tally.Conversations, hour.Tally.Refusals));
}
