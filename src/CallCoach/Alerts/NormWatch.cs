using CallCoach.Jobs;
using CallCoach.Norms;
using CallCoach.Norms.Days;
using CallCoach.Norms.Schedules;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCoach.Alerts;

/// <summary>
/// Looks at the norm once for every full hour of the working day that has passed, and only when everything received is
/// counted, so that a server that was away does not take its own delay for a manager's.
/// </summary>
public sealed class NormWatch(
    IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, ManagerDays days, JobQueue queue, AlertBook book, AlertPump pump,
    AlertSettings settings, Department department, Clocks clocks, ILogger<NormWatch> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await Task.Delay(Grace, clocks.Real, cancel);
        var looked = DateTime.MinValue;
        await Rounds.GoAsync(async () => looked = await LookAsync(looked, cancel), failure => log.LogError(failure, "The norms could not be looked at"), Interval, clocks.Real, cancel);
    }

    /// <summary>Looks unless this hour was looked at already, or calls are still to be counted.</summary>
    /// <returns>The hour that was looked at last.</returns>
    public async Task<DateTime> LookAsync(DateTime looked, CancellationToken cancel)
    {
        var at = department.TimeZone.HourOf(clocks.Domain.GetUtcNow());
        var hour = at.DateTime;
        if (hour <= looked || await queue.IsBusyAsync([Stage.Gather, Stage.Count], cancel))
            return looked;

        var drafts = await BehindAsync(at, cancel);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await writer.WriteAsync(db, _ => book.EnterAsync(db, drafts, CancellationToken.None)))
            pump.Raise();
        return hour;
    }

    /// <summary>Everybody who is behind in the shift that went on before the full hour.</summary>
    private async Task<IReadOnlyList<AlertDraft>> BehindAsync(DateTimeOffset at, CancellationToken cancel)
    {
        var plans = await days.PlansAsync(cancel);
        var drafts = new List<AlertDraft>();
        foreach (var day in plans.People.Select(plan => plan.Schedule.DayOf(at.AddTicks(-1))).Distinct().Order().ToList())
        {
            var everyone = await days.WithHoursAsync(plans, day, at, before: at, Visibility.Of(AccountRole.Administrator, [], null), cancel);
            drafts.AddRange(everyone.Where(one => at <= one.Day.Time.End && plans.Of(one.Day.Person.Id)!.Schedule.DayOf(at.AddTicks(-1)) == day)
                .Select(one => NormProgress.Of(one.Day) is { } progress ? AlertRules.BehindNorm(one.Day.Person.Id, progress, settings) : null)
                .OfType<AlertDraft>());
        }
        return drafts;
    }
}
