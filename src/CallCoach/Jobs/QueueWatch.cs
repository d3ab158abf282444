using System.Diagnostics.Metrics;
using CallCoach.People;
using Microsoft.Extensions.Logging;

namespace CallCoach.Jobs;

/// <summary>Measures how long the queue is and how old, while somebody listens.</summary>
public sealed class QueueWatch(JobBoard board, Clocks clocks, ILogger<QueueWatch> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private static readonly Gauge<double> Age = Telemetry.Meter.CreateGauge<double>(
        "callcoach.queue.age", "s", "How long the oldest job of a stage has been waiting.");

    private static readonly Gauge<long> Jobs = Telemetry.Meter.CreateGauge<long>(
        "callcoach.queue.jobs", "{job}", "Jobs by stage and state.");

    /// <summary>Runs until cancelled.</summary>
    public Task RunAsync(CancellationToken cancel) =>
        Rounds.GoAsync(() => Age.Enabled || Jobs.Enabled ? MeasureAsync(cancel) : Task.CompletedTask, failure => log.LogError(failure, "The queue could not be measured"), Interval, clocks.Real, cancel);

    /// <summary>Tells every stage and state, those without a job as 0.</summary>
    public async Task MeasureAsync(CancellationToken cancel)
    {
        var counts = (await board.CountAsync(Visibility.Of(AccountRole.Administrator, [], null), cancel)).ToDictionary(count => (count.Stage, count.State));
        var now = clocks.Steady.GetUtcNow();
        foreach (var stage in Enum.GetValues<Stage>().Where(stage => stage != Stage.Done))
        {
            var oldest = counts.GetValueOrDefault((stage, JobState.Waiting))?.Oldest ?? now;
            Age.Record(Math.Max(0, (now - oldest).TotalSeconds), new KeyValuePair<string, object?>("callcoach.stage", JobMeter.NameOf(stage)));
            foreach (var state in Enum.GetValues<JobState>())
                Jobs.Record(
                    counts.GetValueOrDefault((stage, state))?.Count ?? 0,
                    new("callcoach.stage", JobMeter.NameOf(stage)), new("callcoach.state", JobMeter.NameOf(state)));
        }
    }
}
