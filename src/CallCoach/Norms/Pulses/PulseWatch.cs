using CallCoach.Jobs;
using Microsoft.Extensions.Logging;

namespace CallCoach.Norms.Pulses;

/// <summary>Takes each sheet once its time has come and everything received is counted, also after the server was away.</summary>
public sealed class PulseWatch(PulseBook book, JobQueue queue, Clocks clocks, ILogger<PulseWatch> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await Task.Delay(Interval, clocks.Real, cancel);
        await Rounds.GoAsync(() => LookAsync(cancel), failure => log.LogError(failure, "A sheet could not be taken"), Interval, clocks.Real, cancel);
    }

    /// <returns>How many sheets were taken.</returns>
    public async Task<int> LookAsync(CancellationToken cancel)
    {
        var due = await book.DueAsync(cancel);
        if (due.Count == 0 || await queue.IsBusyAsync([Stage.Gather, Stage.Count], cancel))
            return 0;
        foreach (var pulse in due)
            await book.TakeAsync(pulse, cancel);
        return due.Count;
    }
}
