using CallCoach.Jobs;
using CallCoach.Objections;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Alerts;

/// <summary>
/// Takes a person's word on a call: a label that holds or does not, an alert that was none. The correction, what is shown, the alert
/// and the job, by which the call is judged again, change in one transaction; then pages are told. No alert is raised by it.
/// </summary>
public sealed class CorrectCall(
    IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, CorrectionBook corrections, ComparedMentions mentions, FalseAlarms alarms, JobQueue queue,
    JobSignal signal, AlertPump pump, ISupervisorFeed feed)
{
    public Task<EnteredCorrection> CorrectAsync(long callId, Verdict verdict, Corrector by) => ChangeAsync(callId, async db =>
    {
        var entered = await corrections.EnterAsync(db, callId, verdict, by, CancellationToken.None);
        if (entered.IsNew)
            await alarms.FollowAsync(db, callId, verdict.Label, entered.Correction, by, CancellationToken.None);
        return (entered, entered.IsNew);
    });

    /// <returns>False when the call has no such correction.</returns>
    public Task<bool> TakeBackAsync(long callId, long correctionId, Corrector by) => ChangeAsync(callId, async db =>
    {
        if (await db.Corrections.SingleOrDefaultAsync(c => c.Id == correctionId && c.CallId == callId) is not { } correction)
            return (false, false);
        return (true, await TakeBackAsync(db, correction, by));
    });

    /// <summary>Takes the label away wherever the call shows it. Must be an objection's alert.</summary>
    public Task<bool> CallFalseAsync(Alert told, Corrector by) => ChangeAsync(told.CallId!.Value, async db =>
    {
        var alert = await db.Alerts.SingleAsync(a => a.Id == told.Id);
        if (alert.FalseAlarmAt is not null)
            return (false, false);
        var label = alert.Label!.Value;
        var places = await db.Objections.Where(o => o.CallId == alert.CallId && o.Label == label).Select(o => o.Ordinal).ToListAsync();
        foreach (var ordinal in places)
            if (await corrections.EnterAsync(db, alert.CallId!.Value, new(ordinal, label, Holds: false), by, CancellationToken.None) is { Correction: { } entered })
                entered.AlertId = alert.Id;
        await alarms.SetAsync(db, alert, by, CancellationToken.None);
        return (true, true);
    });

    /// <summary>Takes back what made the alert a false alarm. Must be an objection's alert.</summary>
    public Task<bool> TakeBackAsync(Alert told, Corrector by) => ChangeAsync(told.CallId!.Value, async db =>
    {
        var alert = await db.Alerts.SingleAsync(a => a.Id == told.Id);
        if (alert.FalseAlarmAt is null)
            return (false, false);
        var made = await db.Corrections.Where(c => c.AlertId == alert.Id && c.State == CorrectionState.Standing).ToListAsync();
        foreach (var correction in made)
            await corrections.TakeBackAsync(db, correction, by, CancellationToken.None);
        await alarms.SetAsync(db, alert, by: null, CancellationToken.None);
        return (true, true);
    });

    private async Task<bool> TakeBackAsync(CallCoachDb db, Correction correction, Corrector by)
    {
        var changed = await corrections.TakeBackAsync(db, correction, by, CancellationToken.None);
        if (changed)
            await alarms.FollowAsync(db, correction.CallId, correction.Label, entered: null, by, CancellationToken.None);
        return changed;
    }

    private async Task<T> ChangeAsync<T>(long callId, Func<CallCoachDb, Task<(T Result, bool Changed)>> change)
    {
        await using var db = await databases.CreateDbContextAsync();
        var (result, changed) = await writer.WriteAsync(db, async session =>
        {
            var (result, changed) = await change(db);
            if (changed)
            {
                await mentions.FollowAsync(db, callId, CancellationToken.None);
                queue.JudgeAgain(session, callId);
            }
            return (result, changed);
        });
        if (changed)
        {
            signal.Raise(Stage.Judge);
            pump.Raise();
            await feed.CallChangedAsync(callId, Stage.Classify, CancellationToken.None);
        }
        return result;
    }
}
