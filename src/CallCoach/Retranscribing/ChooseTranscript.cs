using CallCoach.Alerts;
using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Objections;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Retranscribing;

/// <summary>
/// Puts another transcript in the place of the one in use, which is kept beside it from then on. The words, what hangs on them and the
/// job change in one transaction; findings are then judged anew, and no alert is raised. Corrections stay with the words they were
/// made on: those whose words the new transcript does not have apply nowhere, visibly, and come back with the old one.
/// </summary>
public sealed class ChooseTranscript(
    IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, JobQueue queue, JobSignal signal, ISupervisorFeed feed, Clocks clocks)
{
    /// <returns>Why not; null when it is in use now.</returns>
    public async Task<TranscriptRefusal?> UseAsync(long callId, long transcriptId, Corrector by, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var refusal = await writer.WriteAsync(db, async session =>
        {
            if (await db.Transcripts.SingleOrDefaultAsync(t => t.Id == transcriptId && t.CallId == callId, CancellationToken.None) is not { } chosen)
                return TranscriptRefusal.None;
            if (chosen.State is not (TranscriptState.Ready or TranscriptState.Replaced))
                return TranscriptRefusal.NotInState;
            var job = await db.Jobs.AsNoTracking().SingleAsync(one => one.CallId == callId, CancellationToken.None);
            if (job is { Stage: < Stage.Transcribe } or { Stage: Stage.Transcribe, SetAsideAt: null })
                return TranscriptRefusal.Processing;
            await ExchangeAsync(db, await db.Calls.SingleAsync(call => call.Id == callId, CancellationToken.None), chosen, by);
            queue.ClassifyAgain(session, callId);
            return (TranscriptRefusal?)null;
        });
        if (refusal is null)
        {
            signal.Raise(Stage.Classify);
            await feed.CallChangedAsync(callId, Stage.Transcribe, cancel);
        }
        return refusal;
    }

    private async Task ExchangeAsync(CallCoachDb db, Call call, CallTranscript chosen, Corrector by)
    {
        var now = clocks.Domain.GetUtcNow();
        var before = await db.Utterances.AsNoTracking().Where(u => u.CallId == call.Id).OrderBy(u => u.Ordinal).ToListAsync();
        var lines = await db.TranscriptLines.AsNoTracking().Where(line => line.TranscriptId == chosen.Id).OrderBy(line => line.Ordinal).ToListAsync();
        if (call.Engine is not null)
            await PutAsideAsync(db, call, before, by, now);
        List<Utterance> after =
        [
            .. lines.Select(line => new Utterance
            {
                CallId = call.Id,
                Ordinal = line.Ordinal,
                Speaker = line.Speaker,
                Start = line.Start,
                End = line.End,
                Text = line.Text,
                Confidence = line.Confidence,
            }),
        ];
        await db.Utterances.Where(u => u.CallId == call.Id).ExecuteDeleteAsync();
        await db.TranscriptLines.Where(line => line.TranscriptId == chosen.Id).ExecuteDeleteAsync();
        await ForgetFindingsAsync(db, call.Id);
        await MoveAlertsAsync(db, call.Id, before, after);
        CorrectionRules.Place(await db.Corrections.Where(c => c.CallId == call.Id).ToListAsync(), after);
        db.AddRange(after);
        chosen.Become(TranscriptState.InUse, by.Name, now);
        (call.Engine, call.EngineModel, call.Language) = (chosen.Engine, chosen.Model, chosen.Language ?? call.Language);
        (call.HeardAt, call.TranscriptId) = (chosen.HeardAt, chosen.Id);
        (call.Waited, call.AwaitedLanguage) = (call.Waited || call.AwaitedLanguage is not null, null);
        await db.SaveChangesAsync();
    }

    /// <summary>Keeps the transcript in use with its words.</summary>
    private static async Task PutAsideAsync(CallCoachDb db, Call call, List<Utterance> said, Corrector by, DateTimeOffset now)
    {
        var replaced = call.TranscriptId is { } id ? await db.Transcripts.SingleOrDefaultAsync(t => t.Id == id) : null;
        if (replaced is null)
            db.Add(replaced = new() { CallId = call.Id, Engine = call.Engine!, Model = call.EngineModel, Language = call.Language, HeardAt = call.HeardAt });
        replaced.Become(TranscriptState.Replaced, by.Name, now);
        await db.SaveChangesAsync();
        db.AddRange(said.Select(one => new TranscriptLine
        {
            TranscriptId = replaced.Id,
            Ordinal = one.Ordinal,
            Speaker = one.Speaker,
            Start = one.Start,
            End = one.End,
            Text = one.Text,
            Confidence = one.Confidence,
        }));
    }

    /// <summary>What was found is numbered by the old words; it is found anew in the new ones.</summary>
    private static async Task ForgetFindingsAsync(CallCoachDb db, long callId)
    {
        await db.Objections.Where(o => o.CallId == callId).ExecuteDeleteAsync();
        await db.Mentions.Where(m => m.CallId == callId).ExecuteDeleteAsync();
        await db.EpisodeAnswers.Where(a => a.CallId == callId).ExecuteDeleteAsync();
        await db.Episodes.Where(e => e.CallId == callId).ExecuteDeleteAsync();
    }

    /// <summary>An alert that was told goes on pointing at the same moment of the recording.</summary>
    private static async Task MoveAlertsAsync(CallCoachDb db, long callId, List<Utterance> before, List<Utterance> after)
    {
        foreach (var alert in await db.Alerts.Where(a => a.CallId == callId && a.Ordinal != null).ToListAsync())
            alert.Ordinal = before.Find(said => said.Ordinal == alert.Ordinal) is { } was ? Moment.Of(was, after)?.Ordinal : null;
    }
}
