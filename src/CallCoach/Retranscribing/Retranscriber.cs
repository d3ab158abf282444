using CallCoach.Alerts;
using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.People;
using CallCoach.Storage;
using CallCoach.Transcription;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCoach.Retranscribing;

/// <summary>
/// Makes the transcripts that people asked for, one at a time, and only while no call waits for its first one. A request is done when
/// its words are saved with its state in one transaction, so a killed process does it again; what the call has is never touched.
/// </summary>
public sealed class Retranscriber(
    IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, Hearing hearing, Department department, ISupervisorFeed feed, Clocks clocks,
    ILogger<Retranscriber> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var begun = false;
        while (true)
        {
            var worked = false;
            try
            {
                if (!begun)
                    await StartAnewAsync(cancel);
                begun = true;
                worked = await StepAsync(cancel);
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                log.LogError(failure, "A transcript that was asked for could not be taken or saved");
            }
            if (!worked)
                await Task.Delay(Interval, clocks.Real, cancel);
        }
    }

    /// <summary>Ends every wait, as the clock may have been set since it was written.</summary>
    private async Task StartAnewAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        DateTimeOffset? now = clocks.Steady.GetUtcNow();
        await writer.WriteAsync(db, _ => db.Transcripts.Where(t => t.State == TranscriptState.Requested && t.NextAttemptAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.NextAttemptAt, now), CancellationToken.None));
    }

    /// <summary>Makes the transcript that waited longest.</summary>
    /// <returns>Whether there was one to make now.</returns>
    public async Task<bool> StepAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clocks.Steady.GetUtcNow();
        var next = await db.Transcripts.AsNoTracking().Where(t => t.State == TranscriptState.Requested && t.NextAttemptAt <= now)
            .OrderBy(t => t.NextAttemptAt).FirstOrDefaultAsync(cancel);
        if (next is null || await db.Jobs.AnyAsync(job => job.Stage == Stage.Transcribe && job.LeaseOwner == null && job.NextAttemptAt <= now, cancel))
            return false;
        using var scope = log.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["CallId"] = next.CallId });
        try
        {
            var heard = await HearAsync(db, next, cancel);
            await SaveAsync(next.Id, (saving, transcript) => Keep(saving, transcript, heard));
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            var again = RetryPolicy.NextAttempt(failure, next.Attempts + 1, clocks.Steady.GetUtcNow());
            log.LogWarning(failure, "A transcript by {Engine} failed, attempt {Attempt}, {Outcome}", next.Engine, next.Attempts + 1, again is null ? "given up" : "to be tried again");
            await SaveAsync(next.Id, (_, transcript) => Note(transcript, RetryPolicy.Reason(failure), again));
        }
        await feed.CallChangedAsync(next.CallId, Stage.Transcribe, cancel);
        return true;
    }

    private async Task<Heard> HearAsync(CallCoachDb db, CallTranscript wanted, CancellationToken cancel)
    {
        var call = await db.Calls.AsNoTracking().SingleAsync(one => one.Id == wanted.CallId, cancel);
        if (await db.Recordings.AsNoTracking().SingleOrDefaultAsync(r => r.CallId == call.Id && r.State == RecordingState.Ready, cancel) is not { } recording)
            throw new GiveUpException(FailureKind.NotAudio, "The recording is no longer kept.");
        var said = wanted.Language ?? call.Language;
        var language = new ExpectedLanguage(said ?? department.Language, IsKnown: said is not null);
        var engine = hearing.Engines.FirstOrDefault(one => one.Engine == wanted.Engine && one.Hears(language.Code))
            ?? throw new RetryException(FailureKind.SpeechEngine, $"{wanted.Engine} does not hear {language.Code} now.");
        return await hearing.HearAsync(engine, recording, language, cancel);
    }

    private void Keep(CallCoachDb db, CallTranscript transcript, Heard heard)
    {
        (transcript.State, transcript.NextAttemptAt, transcript.Failure) = (TranscriptState.Ready, null, null);
        (transcript.Engine, transcript.Model, transcript.Language) = (heard.Engine, heard.Model, heard.Language);
        transcript.HeardAt = clocks.Domain.GetUtcNow();
        db.AddRange(heard.Lines.Select((line, ordinal) => new TranscriptLine
        {
            TranscriptId = transcript.Id,
            Ordinal = ordinal,
            Speaker = line.Speaker,
            Start = line.Start,
            End = line.End,
            Text = line.Text,
            Confidence = line.Confidence,
        }));
    }

    private static void Note(CallTranscript transcript, string reason, DateTimeOffset? again)
    {
        transcript.Attempts++;
        (transcript.Failure, transcript.NextAttemptAt) = (reason, again);
        if (again is null)
            transcript.State = TranscriptState.Failed;
    }

    /// <summary>Saves, unless it was discarded meanwhile.</summary>
    private async Task SaveAsync(long id, Action<CallCoachDb, CallTranscript> save)
    {
        await using var saving = await databases.CreateDbContextAsync(CancellationToken.None);
        await writer.WriteAsync(saving, async _ =>
        {
            if (await saving.Transcripts.SingleOrDefaultAsync(t => t.Id == id && t.State == TranscriptState.Requested, CancellationToken.None) is not { } transcript)
                return false;
            save(saving, transcript);
            await saving.SaveChangesAsync(CancellationToken.None);
            return true;
        });
    }
}
