using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Norms.Days;

/// <summary>One manager's weeks, and what shows in them.</summary>
/// <param name="Weeks">Whole ones, oldest first.</param>
public sealed record ManagerWeeks(Person Person, IReadOnlyList<DriftWeek> Weeks, Drift? Drift);

/// <summary>Reads the last whole weeks of hunters and farmers.</summary>
public sealed class DriftReader(ManagerDays days, Tallies tallies, Department department, Clocks clocks)
{
    private const int Weeks = 8;

    /// <summary>The Monday of the present week.</summary>
    public DateOnly ThisWeek => Spans.StartOf(Span.Week, department.DayOf(clocks.Domain.GetUtcNow()));

    public async Task<IReadOnlyList<ManagerWeeks>> OfAllAsync(Visibility visibility, CancellationToken cancel)
    {
        var book = await days.PlansAsync(cancel);
        var mondays = Enumerable.Range(1, Weeks).Select(ago => ThisWeek.AddDays(-7 * ago)).Reverse().ToList();
        var counted = new List<IReadOnlyDictionary<long, Tally>>(Weeks);
        foreach (var monday in mondays)
            counted.Add(await tallies.OfAllAsync(Span.Week, monday, cancel));
        var all = new List<ManagerWeeks>();
        foreach (var plan in book.VisibleTo(visibility).Where(plan => plan.Person.Role is ManagerRole.Hunter or ManagerRole.Farmer))
        {
            var weeks = mondays.Select((monday, i) => (Monday: monday, Tally: counted[i].GetValueOrDefault(plan.Person.Id, Tally.None)))
                .SkipWhile(week => week.Tally.Dials == 0)
                .Select(week => new DriftWeek(
                    week.Monday, week.Tally.Dials, week.Tally.NewDials, Enumerable.Range(0, 7).Sum(day => plan.TimeOf(week.Monday.AddDays(day)).Hours)))
                .ToList();
            all.Add(new(plan.Person, weeks, Drift.Of(plan.Person.Role, weeks)));
        }
        return all;
    }
}
