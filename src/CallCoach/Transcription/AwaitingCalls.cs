using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCoach.Transcription;

/// <summary>
/// Sends calls that wait for an engine back to be transcribed once one hears their language, the newest first. No more of them
/// are on that way at a time than there are workers, so that a fresh call finds at most those before it. Where it left off after a
/// restart the calls themselves say.
/// </summary>
public sealed class AwaitingCalls(
    IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, JobQueue queue, JobSignal signal, Hearing hearing, Clocks clocks, ILogger<AwaitingCalls> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Recordings heard at a time: half the processors. So many calls may be on their way to an engine, fresh ones counted, before
    /// another one that waited is sent there.
    /// </summary>
    public static readonly int MostAtOnce = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Runs until cancelled.</summary>
    public Task RunAsync(CancellationToken cancel) =>
        Rounds.GoAsync(() => SendAsync(cancel), failure => log.LogError(failure, "Calls that wait for an engine could not be sent to one"), Interval, clocks.Real, cancel);

    /// <summary>Sends as many as may go now.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> SendAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var awaited = await db.Calls.Where(call => call.AwaitedLanguage != null).Select(call => call.Language ?? call.AwaitedLanguage!).Distinct().ToListAsync(cancel);
        var heard = awaited.Where(language => hearing.EngineFor(language) is not null).ToList();
        if (heard.Count == 0)
            return 0;
        var room = MostAtOnce - await db.Jobs.CountAsync(job => job.Stage == Stage.Transcribe && job.NextAttemptAt != null, cancel);
        if (room <= 0)
            return 0;
        var next = await (
            from call in db.Calls
            join job in db.Jobs on call.Id equals job.CallId
            where call.AwaitedLanguage != null && heard.Contains(call.Language ?? call.AwaitedLanguage) && job.Stage == Stage.Done
                && db.Recordings.Any(recording => recording.CallId == call.Id && recording.State == RecordingState.Ready)
            orderby call.StartedAt descending, call.Id descending
            select call.Id).Take(room).ToListAsync(cancel);
        if (next.Count == 0)
            return 0;
        var sent = await writer.WriteAsync(session => ValueTask.FromResult(next.Count(id => queue.TranscribeNow(session, id))));
        if (sent > 0)
            signal.Raise(Stage.Transcribe);
        return sent;
    }
}
