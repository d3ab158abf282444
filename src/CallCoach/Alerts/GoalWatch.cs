using CallCoach.Norms.Days;
using CallCoach.Norms.Plans;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCoach.Alerts;

/// <summary>Notes which goals of the day managers have reached and tells each once; of several at once, the highest.</summary>
public sealed class GoalWatch(
    IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, ManagerDays days, ISupervisorFeed feed, Clocks clocks, ILogger<GoalWatch> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly Visibility Everybody = Visibility.Of(AccountRole.Administrator, [], null);

    private readonly HashSet<(long PersonId, DateOnly Day, PlanPart Part, int Percent)> _known = [];
    private readonly HashSet<DateOnly> _days = [];

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await Task.Delay(Interval, clocks.Real, cancel);
        await Rounds.GoAsync(() => LookAsync(cancel), failure => log.LogError(failure, "The goals could not be looked at"), Interval, clocks.Real, cancel);
    }

    public async Task LookAsync(CancellationToken cancel)
    {
        var now = clocks.Domain.GetUtcNow();
        var plans = await days.PlansAsync(cancel);
        foreach (var day in plans.People.Select(plan => plan.Schedule.DayOf(now)).Distinct().ToList())
        {
            if (!_days.Contains(day))
                await BeginAsync(day, cancel);
            var everyone = await days.OfAllAsync(plans, day, now, Everybody, cancel);
            var reached = everyone.Where(one => plans.Of(one.Person.Id)!.Schedule.DayOf(now) == day).SelectMany(one => Reached(one, now))
                .Where(goal => !_known.Contains(KeyOf(goal))).ToList();
            if (reached.Count > 0)
                await EnterAsync(reached, cancel);
        }
    }

    /// <summary>What was reached before the server was started is not told again.</summary>
    private async Task BeginAsync(DateOnly day, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var kept = await db.Goals.AsNoTracking().Where(goal => goal.Day == day).ToListAsync(cancel);
        _known.RemoveWhere(goal => goal.Day < day.AddDays(-1));
        _known.UnionWith(kept.Select(KeyOf));
        _days.RemoveWhere(known => known < day.AddDays(-1));
        _days.Add(day);
    }

    private async Task EnterAsync(List<Goal> reached, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await writer.WriteAsync(db, _ =>
        {
            db.AddRange(reached);
            return Task.FromResult(true);
        });
        _known.UnionWith(reached.Select(KeyOf));
        foreach (var goal in reached.GroupBy(goal => (goal.PersonId, goal.Part)).Select(same => same.MaxBy(goal => goal.Percent)!))
            await feed.GoalReachedAsync(goal, cancel);
    }

    private static IEnumerable<Goal> Reached(ManagerDay day, DateTimeOffset now) =>
        from part in day.Parts
        from percent in GoalsReached.Of(part.Plan ?? 0, part.Fact)
        select new Goal(day.Person.Id, day.Day, part.Part, percent, now);

    private static (long, DateOnly, PlanPart, int) KeyOf(Goal goal) => (goal.PersonId, goal.Day, goal.Part, goal.Percent);
}
