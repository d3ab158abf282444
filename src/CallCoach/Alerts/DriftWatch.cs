using CallCoach.Jobs;
using CallCoach.Norms.Days;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCoach.Alerts;

/// <summary>Looks once a week, when it is over and counted, whether somebody drifts towards or away from the base.</summary>
public sealed class DriftWatch(
    IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, DriftReader drifts, JobQueue queue, AlertBook book, AlertPump pump,
    Clocks clocks, ILogger<DriftWatch> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private static readonly Visibility Everybody = Visibility.Of(AccountRole.Administrator, [], null);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await Task.Delay(Interval, clocks.Real, cancel);
        var looked = DateOnly.MinValue;
        await Rounds.GoAsync(async () => looked = await LookAsync(looked, cancel), failure => log.LogError(failure, "The weeks could not be looked at"), Interval, clocks.Real, cancel);
    }

    /// <summary>Looks unless it did in this week, or something is still to be counted or counted anew.</summary>
    /// <returns>The Monday of the week in which it looked last.</returns>
    public async Task<DateOnly> LookAsync(DateOnly looked, CancellationToken cancel)
    {
        var week = drifts.ThisWeek;
        if (week <= looked || await queue.IsBusyAsync([Stage.Gather, Stage.Count], cancel))
            return looked;
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Database.SqlQuery<int>($"SELECT EXISTS (SELECT 1 FROM RecountDays) AS Value").SingleAsync(cancel) > 0)
            return looked;
        var drafts = (await drifts.OfAllAsync(Everybody, cancel)).Select(AlertRules.Drift).OfType<AlertDraft>().ToList();
        if (await writer.WriteAsync(db, _ => book.EnterAsync(db, drafts, CancellationToken.None)))
            pump.Raise();
        return week;
    }
}
