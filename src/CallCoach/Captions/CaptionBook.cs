using CallCoach.Alerts;
using CallCoach.Calls;
using CallCoach.Objections;
using CallCoach.Objections.Models;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Captions;

/// <summary>
/// Enters what was heard into a call's captions, judged as a transcript is, with the manager's line before. The caption, its
/// objections and the alert are saved as one; then pages are told.
/// </summary>
public sealed class CaptionBook(
    IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, LiveModel model, AlertBook alerts, AlertSettings settings, AlertPump pump, ISupervisorFeed feed)
{
    /// <returns>False where it is not wanted: the transcript is there already, or this part of the stream has a caption.</returns>
    public async Task<bool> AddAsync(Caption caption, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        caption.Objections = await JudgeAsync(db, caption, cancel);
        var (isAdded, alerted) = await writer.WriteAsync(db, async _ =>
        {
            var call = await db.Calls.SingleOrDefaultAsync(one => one.Id == caption.CallId, CancellationToken.None);
            if (call is not { Engine: null } || await IsHeardAsync(db, caption))
                return (false, false);
            db.Captions.Add(caption);
            await db.SaveChangesAsync(CancellationToken.None);
            return (true, await alerts.EnterAsync(db, [.. AlertRules.Live(call, caption.Id, FoundIn(caption), settings)], CancellationToken.None));
        });
        if (alerted)
            pump.Raise();
        if (isAdded)
            await feed.CaptionAddedAsync(caption.Id, cancel);
        return isAdded;
    }

    private async Task<List<CaptionObjection>> JudgeAsync(CallCoachDb db, Caption caption, CancellationToken cancel)
    {
        if (caption.Speaker == Speaker.Manager)
            return [];
        var before = await db.Captions
            .Where(one => one.CallId == caption.CallId && (one.StreamStartedAt < caption.StreamStartedAt
                || (one.StreamStartedAt == caption.StreamStartedAt && one.Start < caption.Start)))
            .OrderByDescending(one => one.StreamStartedAt).ThenByDescending(one => one.Start)
            .Select(one => new { one.Speaker, one.Text }).FirstOrDefaultAsync(cancel);
        var line = before?.Speaker == Speaker.Manager ? before.Text : null;
        return [.. model.Now.Classifier.Classify(caption.Text, caption.Language, line).Labels.Select(label => new CaptionObjection { Label = label.Label, Score = label.Score })];
    }

    private static Task<bool> IsHeardAsync(CallCoachDb db, Caption caption) => db.Captions.AnyAsync(
        one => one.CallId == caption.CallId && one.StreamId == caption.StreamId && one.StreamStartedAt == caption.StreamStartedAt
            && one.Speaker == caption.Speaker && one.Start < caption.End && one.End > caption.Start,
        CancellationToken.None);

    private static IEnumerable<FoundObjection> FoundIn(Caption caption) =>
        caption.Objections.Select(found => new FoundObjection { CallId = caption.CallId, Label = found.Label, Score = found.Score });
}
