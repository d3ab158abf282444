using CallCoach.Calls;
using CallCoach.Captions;
using CallCoach.Objections;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

/// <param name="Start">Seconds since the call's first stream began.</param>
internal sealed record CaptionView(
    long Id, long CallId, Speaker Speaker, double Start, double End, string Text, string Language, double? Confidence, IReadOnlyList<LabelView> Objections);

/// <param name="BehindSeconds">How long the oldest phrase has waited for its caption; 0 where none waits noticeably.</param>
/// <param name="SkippedSeconds">Speech that is left to the recording.</param>
internal sealed record HearingView(long CallId, bool IsHeard, int BehindSeconds, int SkippedSeconds, HearingProblem? Problem);

/// <param name="Replaced">The transcript has taken their place: none is shown.</param>
internal sealed record CaptionsView(bool Replaced, HearingView Hearing, IReadOnlyList<CaptionView> Captions);

/// <summary>Captions as pages see them.</summary>
internal sealed class CaptionViews(IDbContextFactory<CallCoachDb> databases, HearingBoard board)
{
    /// <returns>Null where there is no such call for them.</returns>
    public async Task<CaptionsView?> OfCallAsync(long callId, Visibility visibility, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var call = await db.Calls.VisibleTo(visibility).Where(one => one.Id == callId).Select(one => new { one.Engine }).SingleOrDefaultAsync(cancel);
        return call is null ? null
            : call.Engine is not null ? new(true, HearingOf(callId), [])
            : new(false, HearingOf(callId), await ViewsAsync(db, db.Captions.Where(one => one.CallId == callId), cancel));
    }

    public async Task<CaptionView?> OneAsync(long id, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return (await ViewsAsync(db, db.Captions.Where(one => one.Id == id), cancel)).SingleOrDefault();
    }

    public HearingView HearingOf(long callId) => board.Of(callId) is { } hearing
        ? new(callId, true, hearing.BehindSeconds, hearing.SkippedSeconds, hearing.Problem)
        : new(callId, false, 0, 0, null);

    private static async Task<IReadOnlyList<CaptionView>> ViewsAsync(CallCoachDb db, IQueryable<Caption> captions, CancellationToken cancel)
    {
        var rows = await captions.Include(one => one.Objections).OrderBy(one => one.StreamStartedAt).ThenBy(one => one.Start).ThenBy(one => one.Id)
            .Select(one => new { Caption = one, First = db.Captions.Where(other => other.CallId == one.CallId).Min(other => other.StreamStartedAt) })
            .AsNoTracking().ToListAsync(cancel);
        return rows.ConvertAll(row =>
        {
            var (caption, later) = (row.Caption, (row.Caption.StreamStartedAt - row.First).TotalSeconds);
            return new CaptionView(
                caption.Id, caption.CallId, caption.Speaker, caption.Start + later, caption.End + later, caption.Text, caption.Language, caption.Confidence,
                [.. caption.Objections.OrderByDescending(one => one.Score).Select(one => new LabelView(LabelName.Of(one.Label), one.Score))]);
        });
    }
}
