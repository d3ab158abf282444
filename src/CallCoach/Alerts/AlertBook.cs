using CallCoach.Objections;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Alerts;

/// <summary>
/// Enters drafts into the alerts: a new one is raised, a changed one updated, an unchanged one left alone, and so is one that
/// turned out to be a false alarm.
/// </summary>
public sealed class AlertBook(Clocks clocks)
{
    /// <summary>Part of the caller's transaction, which must hold the write lock, so that sequences grow in commit order.</summary>
    /// <param name="corrected">Labels that people corrected: their alerts are updated without being told again.</param>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> EnterAsync(
        CallCoachDb db, IReadOnlyCollection<AlertDraft> drafts, CancellationToken cancel, IReadOnlyCollection<ObjectionLabel>? corrected = null)
    {
        if (drafts.Count == 0)
            return false;
        var keys = drafts.Select(draft => draft.Key).ToList();
        var known = await db.Alerts.Where(alert => keys.Contains(alert.Key)).ToDictionaryAsync(alert => alert.Key, cancel);
        var sequence = await db.Alerts.MaxAsync(alert => (long?)alert.Sequence, cancel) ?? 0;
        var changed = false;
        foreach (var draft in drafts)
        {
            if (!known.TryGetValue(draft.Key, out var alert))
            {
                alert = new Alert { Key = draft.Key, Kind = draft.Kind, RaisedSequence = sequence + 1, RaisedAt = clocks.Domain.GetUtcNow() };
                db.Alerts.Add(alert);
            }
            else if (DraftOf(alert) == draft || alert.FalseAlarmAt is not null)
            {
                continue;
            }
            Write(draft, alert);
            alert.Sequence = ++sequence;
            if (alert.Times == 0 || draft.Label is not { } label || corrected?.Contains(label) != true)
                Tell(alert);
            changed = true;
        }
        await db.SaveChangesAsync(cancel);
        return changed;
    }

    private void Tell(Alert alert)
    {
        alert.ToldSequence = alert.Sequence;
        alert.ChangedAt = clocks.Domain.GetUtcNow();
        alert.Times++;
    }

    private static void Write(AlertDraft draft, Alert alert)
    {
        alert.PersonId = draft.PersonId;
        alert.CallId = draft.CallId;
        alert.Label = draft.Label;
        alert.Score = draft.Score;
        alert.Ordinal = draft.Ordinal;
        alert.Day = draft.Day;
        alert.Dials = draft.Dials;
        alert.Expected = draft.Expected;
        alert.CallsPerHour = draft.CallsPerHour;
        alert.Reason = draft.Reason;
        alert.SpaceShare = draft.SpaceShare;
    }

    private static AlertDraft DraftOf(Alert alert) => new(alert.Key, alert.Kind)
    {
        PersonId = alert.PersonId,
        CallId = alert.CallId,
        Label = alert.Label,
        Score = alert.Score,
        Ordinal = alert.Ordinal,
        Day = alert.Day,
        Dials = alert.Dials,
        Expected = alert.Expected,
        CallsPerHour = alert.CallsPerHour,
        Reason = alert.Reason,
        SpaceShare = alert.SpaceShare,
    };
}
