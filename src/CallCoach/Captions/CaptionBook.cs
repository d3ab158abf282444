using CallCoach.Alerts;
using CallCoach.Calls;
using CallCoach.Objections;
using CallCoach.Objections.Models;
using CallCoach.Outcomes;
using CallCoach.StopList;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Captions;

/// <summary>
/// Enters what was heard into a call's captions, judged as a transcript is, with the manager's line before. The caption, its
/// objections and the alerts are saved as one; then pages are told. A client who asks in it never to be called again is told of at
/// once; nobody comes on the stop list by it, which only the recording does.
/// </summary>
public sealed class CaptionBook(
    IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, LiveModel model, OutcomeJudge judge, AlertBook alerts, AlertSettings settings,
    StopListSettings stopList, AlertPump pump, ISupervisorFeed feed)
{
    /// <returns>False where it is not wanted: the transcript is there already, or this part of the stream has a caption.</returns>
    public async Task<bool> AddAsync(Caption caption, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        caption.Objections = await JudgeAsync(db, caption, cancel);
        var wish = WishIn(caption);
        var (isAdded, alerted) = await writer.WriteAsync(db, async _ =>
        {
            var call = await db.Calls.SingleOrDefaultAsync(one => one.Id == caption.CallId, CancellationToken.None);
            if (call is not { Engine: null } || await IsHeardAsync(db, caption))
                return (false, false);
            db.Captions.Add(caption);
            await db.SaveChangesAsync(CancellationToken.None);
            return (true, await alerts.EnterAsync(db, [.. AlertRules.Live(call, caption.Id, FoundIn(caption), wish, settings, stopList)], CancellationToken.None));
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

    /// <summary>The verdict on this caption alone: that a client asks never to be called again follows from a single line.</summary>
    private CallOutcome? WishIn(Caption caption) =>
        caption.Speaker == Speaker.Client && judge.Judge([(caption.Speaker, caption.Text)], caption.Language) is { Outcome: Outcome.DoNotCall } verdict
            ? new() { CallId = caption.CallId, Outcome = verdict.Outcome, Score = verdict.Score }
            : null;

    private static Task<bool> IsHeardAsync(CallCoachDb db, Caption caption) => db.Captions.AnyAsync(
        one => one.CallId == caption.CallId && one.StreamId == caption.StreamId && one.StreamStartedAt == caption.StreamStartedAt
            && one.Speaker == caption.Speaker && one.Start < caption.End && one.End > caption.Start,
        CancellationToken.None);

    private static IEnumerable<FoundObjection> FoundIn(Caption caption) =>
        caption.Objections.Select(found => new FoundObjection { CallId = caption.CallId, Label = found.Label, Score = found.Score });
}
