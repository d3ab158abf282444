using CallCoach.Objections;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Alerts;

/// <summary>
/// Keeps an objection's alert in step with what people say of its label: it is a false alarm when they left nothing of the label in
/// the call. Nothing is told again by it. Everything is part of the caller's transaction, which must hold the write lock.
/// </summary>
public sealed class FalseAlarms(Clocks clocks)
{
    /// <summary>Looks at the label's alert after a correction was entered or taken back.</summary>
    /// <param name="entered">The correction, where one was entered.</param>
    public async Task FollowAsync(CallCoachDb db, long callId, ObjectionLabel label, Correction? entered, Corrector by, CancellationToken cancel)
    {
        var key = AlertRules.KeyOf(callId, label);
        if (await db.Alerts.SingleOrDefaultAsync(alert => alert.Key == key, cancel) is not { } alert)
            return;
        var left = await db.Objections.Where(o => o.CallId == callId && o.Label == label)
            .OrderByDescending(o => o.Score).ThenBy(o => o.Ordinal).AsNoTracking().ToListAsync(cancel);
        if (left.Count == 0)
        {
            if (alert.FalseAlarmAt is null && entered is not null)
            {
                entered.AlertId = alert.Id;
                await SetAsync(db, alert, by, cancel);
            }
            return;
        }
        var moved = !left.Exists(o => o.Ordinal == alert.Ordinal);
        if (moved)
            (alert.Ordinal, alert.Score) = (left[0].Ordinal, left[0].Score);
        if (moved && alert.Live is not null)
            alert.Live = LiveVerdict.Confirmed;
        if (moved || alert.FalseAlarmAt is not null)
            await SetAsync(db, alert, by: null, cancel);
    }

    /// <param name="by">Who says that it is one; null when it is none.</param>
    public async Task SetAsync(CallCoachDb db, Alert alert, Corrector? by, CancellationToken cancel)
    {
        alert.FalseAlarmAt = by is null ? null : clocks.Domain.GetUtcNow();
        alert.FalseAlarmBy = by?.Name;
        alert.Sequence = (await db.Alerts.MaxAsync(other => (long?)other.Sequence, cancel) ?? 0) + 1;
        await db.SaveChangesAsync(cancel);
    }
}
