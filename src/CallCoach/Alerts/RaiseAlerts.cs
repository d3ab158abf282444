using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Alerts;

/// <summary>Last stage: the rules look at what the call has become.</summary>
public sealed class RaiseAlerts(AlertBook book, AlertSettings settings) : IStep
{
    public Stage Stage => Stage.Alert;

    public Task<bool> IsDueAsync(Call call, CallCoachDb db, CancellationToken cancel) => call.Engine is not null
        ? Task.FromResult(true)
        : db.Recordings.AnyAsync(r => r.CallId == call.Id && r.State == RecordingState.Failed, cancel);

    public async Task<Save> RunAsync(Call call, CallCoachDb db, CancellationToken cancel)
    {
        var found = await db.Objections.Where(o => o.CallId == call.Id).AsNoTracking().ToListAsync(cancel);
        var drafts = AlertRules.Objections(call, found, settings).ToList();
        var recording = await db.Recordings.AsNoTracking().SingleOrDefaultAsync(r => r.CallId == call.Id, cancel);
        if (recording?.State == RecordingState.Failed)
            drafts.Add(AlertRules.RecordingFailed(call, recording.Reason ?? "the provider could not record the call"));
        return (saving, stop) => book.EnterAsync(saving, drafts, stop);
    }

    /// <summary>Tells that a call's job was set aside. Part of the caller's transaction.</summary>
    public async Task SetAsideAsync(CallCoachDb db, Call call, string reason, CancellationToken cancel)
    {
        if (await db.Recordings.SingleOrDefaultAsync(r => r.CallId == call.Id, cancel) is { State: RecordingState.Waiting } recording)
        {
            recording.State = RecordingState.Failed;
            recording.Reason = reason;
        }
        await book.EnterAsync(db, [AlertRules.RecordingFailed(call, reason)], cancel);
    }
}
