using CallCoach.Calls;
using CallCoach.Objections;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Alerts;

/// <summary>
/// Enters drafts into the alerts: a new one is raised, a changed one updated, an unchanged one left alone, and so is one that
/// turned out to be a false alarm. What was raised while a call was on is told once; the recording confirms it or does not, which is
/// no news.
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
        var sequence = await LastAsync(db, cancel);
        var changed = false;
        foreach (var draft in drafts)
        {
            if (!known.TryGetValue(draft.Key, out var alert))
            {
                alert = new Alert { Key = draft.Key, Kind = draft.Kind, RaisedSequence = sequence + 1, RaisedAt = clocks.Domain.GetUtcNow() };
                db.Alerts.Add(alert);
            }
            else if (draft.CaptionId is not null || alert.FalseAlarmAt is not null || (DraftOf(alert) == draft && alert.Live is null or LiveVerdict.Confirmed))
            {
                continue;
            }
            var isConfirmed = draft.CaptionId is null && alert.Live is LiveVerdict.Pending or LiveVerdict.Unconfirmed;
            Write(draft, alert);
            alert.Live = draft.CaptionId is not null ? LiveVerdict.Pending : isConfirmed ? LiveVerdict.Confirmed : alert.Live;
            alert.Sequence = ++sequence;
            if (alert.Times == 0 || !(isConfirmed || IsCorrected(draft)))
                Tell(alert);
            changed = true;
        }
        await db.SaveChangesAsync(cancel);
        return changed;

        bool IsCorrected(AlertDraft draft) => draft.Label is { } label && corrected?.Contains(label) == true;
    }

    /// <summary>
    /// Marks what was raised while a call was on and is not among what its recording shows; it goes back to what was heard live. Part
    /// of the caller's transaction, like what is entered.
    /// </summary>
    /// <param name="shown">What the recording shows, whether it is watched or a person found it.</param>
    /// <param name="isLast">The recording shows that the client asks never to be called again.</param>
    public static async Task<bool> LeaveUnconfirmedAsync(
        CallCoachDb db, Call call, IReadOnlyCollection<ObjectionLabel> shown, bool isLast, CancellationToken cancel)
    {
        var raised = await db.Alerts.Where(alert => alert.CallId == call.Id && alert.Live != null && alert.FalseAlarmAt == null).ToListAsync(cancel);
        var changed = raised.FindAll(alert => alert.Live != VerdictOn(alert));
        if (changed.Count == 0)
            return false;
        var sequence = await LastAsync(db, cancel);
        foreach (var alert in changed)
        {
            alert.Live = VerdictOn(alert);
            if (alert.Live == LiveVerdict.Unconfirmed)
                alert.Ordinal = null;
            alert.PersonId = call.PersonId;
            alert.Sequence = ++sequence;
        }
        await db.SaveChangesAsync(cancel);
        return true;

        LiveVerdict VerdictOn(Alert alert) =>
            (alert.Label is { } label ? shown.Contains(label) : isLast) ? LiveVerdict.Confirmed : LiveVerdict.Unconfirmed;
    }

    /// <summary>The call's alerts are those of its manager, whoever that is now, which is no news. Part of the caller's transaction.</summary>
    public static async Task FollowAsync(CallCoachDb db, Call call, CancellationToken cancel)
    {
        var sequence = await LastAsync(db, cancel);
        foreach (var alert in await db.Alerts.Where(alert => alert.CallId == call.Id && alert.PersonId != call.PersonId).ToListAsync(cancel))
            (alert.PersonId, alert.Sequence) = (call.PersonId, ++sequence);
    }

    private static async Task<long> LastAsync(CallCoachDb db, CancellationToken cancel) => await db.Alerts.MaxAsync(alert => (long?)alert.Sequence, cancel) ?? 0;

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
        alert.CaptionId ??= draft.CaptionId;
        alert.Day = draft.Day;
        alert.Dials = draft.Dials;
        alert.Expected = draft.Expected;
        alert.CallsPerHour = draft.CallsPerHour;
        alert.Reason = draft.Reason;
        alert.SpaceShare = draft.SpaceShare;
        alert.Figures = draft.Figures;
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
        Figures = alert.Figures,
    };
}
