using CallCoach.Calls;
using CallCoach.Objections;
using CallCoach.Storage;
using CallCoach.Transcription;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Retranscribing;

/// <summary>Why a transcript cannot be made, used or discarded.</summary>
public enum TranscriptRefusal
{
    /// <summary>There is no such call, or the call has no such transcript.</summary>
    None,

    /// <summary>No engine of this name is installed.</summary>
    UnknownEngine,

    /// <summary>The engine does not hear the language, or not now.</summary>
    DeafEngine,

    /// <summary>There is no kept recording.</summary>
    NoRecording,

    /// <summary>Another one is being made, or waits to be used or discarded.</summary>
    Open,

    /// <summary>It is in no state for that.</summary>
    NotInState,

    /// <summary>The call itself is on its way to its first transcript.</summary>
    Processing,
}

/// <summary>Takes requests for further transcripts of calls and drops those nobody wants; the server's <see cref="Retranscriber"/> does the work.</summary>
public sealed class Retranscriptions(IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, Hearing hearing, Clocks clocks)
{
    internal static readonly TranscriptState[] Open = [TranscriptState.Requested, TranscriptState.Ready];

    /// <summary>Has a call heard once more, beside the transcript it has.</summary>
    /// <param name="engine">By its name.</param>
    /// <param name="language">ISO 639-1; the call's own when null.</param>
    public async Task<(CallTranscript? Requested, TranscriptRefusal? Refusal)> RequestAsync(
        long callId, string engine, string? language, string departmentsLanguage, Corrector by, CancellationToken cancel)
    {
        if (hearing.Engines.FirstOrDefault(one => one.Engine == engine) is not { } named)
            return (null, TranscriptRefusal.UnknownEngine);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Calls.AsNoTracking().SingleOrDefaultAsync(one => one.Id == callId, cancel) is not { } call)
            return (null, TranscriptRefusal.None);
        if (!named.Hears(language ?? call.Language ?? departmentsLanguage))
            return (null, TranscriptRefusal.DeafEngine);
        return await writer.WriteAsync<(CallTranscript?, TranscriptRefusal?)>(db, async _ =>
        {
            if (!await db.Recordings.AnyAsync(r => r.CallId == callId && r.State == RecordingState.Ready, CancellationToken.None))
                return (null, TranscriptRefusal.NoRecording);
            if (await db.Transcripts.AnyAsync(t => t.CallId == callId && Open.Contains(t.State), CancellationToken.None))
                return (null, TranscriptRefusal.Open);
            var requested = new CallTranscript
            {
                CallId = callId,
                State = TranscriptState.Requested,
                Engine = engine,
                Model = named.Model,
                Language = language,
                RequestedAt = clocks.Domain.GetUtcNow(),
                RequestedBy = by.Name,
                NextAttemptAt = clocks.Steady.GetUtcNow(),
            };
            db.Add(requested);
            await db.SaveChangesAsync(CancellationToken.None);
            return (requested, null);
        });
    }

    /// <summary>Drops a transcript with its words, or the request for one. The transcript in use and those it replaced stay.</summary>
    /// <returns>Why not; null when it was dropped.</returns>
    public async Task<TranscriptRefusal?> DiscardAsync(long callId, long transcriptId, Corrector by, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await writer.WriteAsync<TranscriptRefusal?>(db, async _ =>
        {
            if (await db.Transcripts.SingleOrDefaultAsync(t => t.Id == transcriptId && t.CallId == callId, CancellationToken.None) is not { } transcript)
                return TranscriptRefusal.None;
            if (transcript.State is not (TranscriptState.Requested or TranscriptState.Ready or TranscriptState.Failed))
                return TranscriptRefusal.NotInState;
            transcript.Become(TranscriptState.Discarded, by.Name, clocks.Domain.GetUtcNow());
            await db.TranscriptLines.Where(line => line.TranscriptId == transcriptId).ExecuteDeleteAsync(CancellationToken.None);
            await db.SaveChangesAsync(CancellationToken.None);
            return null;
        });
    }
}
