using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCoach.Talk;

/// <summary>
/// Has recordings measured that were kept before anything was: newest first, a few at a time, each batch only once nothing else is to
/// be done, on the lane of what is done again. What is not measured yet is told by the database, so that a restart goes on where this
/// was; what cannot be read is passed over until the next start.
/// </summary>
public sealed class MeasureEarlier(IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, JobQueue queue, JobSignal signal, Clocks clocks, ILogger<MeasureEarlier> log)
{
    public const int MostAtOnce = 4;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly Stage[] Open = [.. Enum.GetValues<Stage>().Where(stage => stage != Stage.Done)];

    /// <summary>The calls below it have not been looked at.</summary>
    private long _before = long.MaxValue;

    /// <summary>Runs until cancelled; once all calls have been looked at it only waits, for each new one is measured on its way.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var isOver = false;
        while (!isOver)
        {
            try
            {
                isOver = await StepAsync(cancel) == 0;
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                log.LogError(failure, "Recordings kept earlier could not be sent to be measured");
            }
            await Task.Delay(Interval, clocks.Real, cancel);
        }
        await Task.Delay(Timeout.InfiniteTimeSpan, clocks.Real, cancel);
    }

    /// <summary>Sends the next calls to be measured, unless there is something else to do.</summary>
    /// <returns>How many; 0 when there are no more, null while something else is done.</returns>
    public async Task<int?> StepAsync(CancellationToken cancel)
    {
        if (await queue.IsBusyAsync(Open, cancel))
            return null;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var calls = await db.Recordings
            .Where(r => r.CallId < _before && r.State == RecordingState.Ready
                && !db.Talk.Any(talk => talk.CallId == r.CallId && talk.RecordingId == r.ProviderRecordingId)
                && db.Jobs.Any(job => job.CallId == r.CallId && job.Stage == Stage.Done))
            .OrderByDescending(r => r.CallId).Select(r => r.CallId).Take(MostAtOnce).ToListAsync(cancel);
        if (calls.Count == 0)
            return 0;
        await writer.WriteAsync(session =>
        {
            foreach (var call in calls)
                queue.MeasureNow(session, call);
            return ValueTask.FromResult(true);
        });
        _before = calls[^1];
        signal.Raise(Stage.Measure);
        log.LogInformation("{Count} recordings that were kept earlier are measured", calls.Count);
        return calls.Count;
    }
}
