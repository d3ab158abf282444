using CallCoach.Jobs;
using CallCoach.Norms;
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
    IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, Counters counters, JobQueue queue, AlertBook book, AlertPump pump,
    AlertSettings settings, Clocks clocks, ILogger<NormWatch> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await Task.Delay(Grace, clocks.Real, cancel);
        var looked = DateTime.MinValue;
        while (true)
        {
            try
            {
                looked = await LookAsync(looked, cancel);
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                log.LogError(failure, "The norms could not be looked at");
            }
            await Task.Delay(Interval, clocks.Real, cancel);
        }
    }

    /// <summary>Looks unless this hour was looked at already, or calls are still to be counted.</summary>
    /// <returns>The hour that was looked at last.</returns>
    public async Task<DateTime> LookAsync(DateTime looked, CancellationToken cancel)
    {
        var now = counters.Now;
        var hour = now.Date.AddHours(now.Hour);
        if (hour <= looked || await queue.IsBusyAsync([Stage.Gather, Stage.Count], cancel))
            return looked;

        var day = DateOnly.FromDateTime(hour);
        var everyone = await counters.OfDayAsync(day, Visibility.Of(AccountRole.Administrator, [], null), cancel);
        var drafts = everyone.Select(count => Behind(count, day, hour)).OfType<AlertDraft>().ToList();

        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await writer.WriteAsync(db, _ => book.EnterAsync(db, drafts, CancellationToken.None)))
            pump.Raise();
        return hour;
    }

    private AlertDraft? Behind(DayCount count, DateOnly day, DateTime hour)
    {
        if (count.Person is not { } person || Norm.Of(person) is not { } norm || TimeOnly.FromDateTime(hour) > norm.End)
            return null;
        var dials = count.Hours.Where(h => h.Hour < hour.Hour).Sum(h => h.Dials);
        return AlertRules.BehindNorm(person.Id, norm.Progress(day, hour, dials), settings);
    }
}
