using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.People;
using CallCoach.StopList;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Alerts;

/// <summary>Last stage: the rules look at what the call has become.</summary>
public sealed class RaiseAlerts(AlertBook book, AlertSettings settings, StopListSettings stopList, Department department, Clocks clocks) : IStep
{
    public Stage Stage => Stage.Alert;

    public Task<bool> IsDueAsync(Call call, CallCoachDb db, CancellationToken cancel) => call.Engine is not null
        ? Task.FromResult(true)
        : db.Recordings.AnyAsync(r => r.CallId == call.Id && r.State == RecordingState.Failed, cancel);

    /// <summary>Looks in the transaction that saves, so that no correction falls between the look and the alert.</summary>
    public Task<Save> RunAsync(Call call, CallCoachDb db, CancellationToken cancel) => Task.FromResult<Save>(async (saving, stop) =>
    {
        var found = await saving.Objections.Where(o => o.CallId == call.Id).AsNoTracking().ToListAsync(stop);
        var drafts = AlertRules.Objections(call, found, settings).ToList();
        var outcome = await saving.Outcomes.AsNoTracking().SingleOrDefaultAsync(o => o.CallId == call.Id, stop);
        var last = AlertRules.DoNotCall(call, outcome, stopList);
        if (last is not null)
            drafts.Add(last);
        var recording = await saving.Recordings.AsNoTracking().SingleOrDefaultAsync(r => r.CallId == call.Id, stop);
        if (recording?.State == RecordingState.Failed)
            drafts.Add(AlertRules.RecordingFailed(call, recording.Reason ?? "the provider could not record the call"));
        if (AlertRules.IsHeardTooLate(call, department, clocks.Domain.GetUtcNow()))
        {
            // What was told while the call was on is still judged.
            var told = await saving.Alerts.Where(alert => alert.CallId == call.Id && alert.Live != null).Select(alert => alert.Key).ToListAsync(stop);
            drafts.RemoveAll(draft => !told.Contains(draft.Key));
        }
        var corrected = await saving.Corrections.Where(c => c.CallId == call.Id).Select(c => c.Label).Distinct().ToListAsync(stop);
        await book.EnterAsync(saving, drafts, stop, corrected);
        if (call.Engine is not null)
            await AlertBook.LeaveUnconfirmedAsync(saving, call, AlertRules.Shown(found, settings), isLast: last is not null, stop);
    });

    /// <summary>Tells that a call's job was set aside. Part of the caller's transaction.</summary>
    public async Task SetAsideAsync(CallCoachDb db, Call call, string reason, CancellationToken cancel)
    {
        if (await db.Recordings.SingleOrDefaultAsync(r => r.CallId == call.Id, cancel) is { State: RecordingState.Waiting } recording)
        {
            recording.State = RecordingState.Failed;
            recording.Reason = reason;
        }
        if (!AlertRules.IsHeardTooLate(call, department, clocks.Domain.GetUtcNow()))
            await book.EnterAsync(db, [AlertRules.RecordingFailed(call, reason)], cancel);
    }
}
