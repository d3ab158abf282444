using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;

namespace CallCoach.Jobs;

/// <summary>How a run of a stage ended.</summary>
public enum StageOutcome
{
    Done,

    /// <summary>The job waits for another attempt or was set aside.</summary>
    Failed,

    /// <summary>The server stops or the lease was lost: the result was dropped, the job is taken again.</summary>
    Dropped,
}

/// <summary>Measures the pipeline: how long stages take, and what fails why.</summary>
public static class JobMeter
{
    private static readonly Histogram<double> Duration = Telemetry.Meter.CreateHistogram(
        "callcoach.stage.duration", "s", "How long a stage of a call's processing took.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800] });

    private static readonly Counter<long> Failures = Telemetry.Meter.CreateCounter<long>(
        "callcoach.failures", "{failure}", "Failed attempts, by stage and kind of failure.");

    /// <summary>Runs a stage's step as one trace and measures it; its failures are counted and thrown on.</summary>
    public static async Task<T> RunAsync<T>(Stage stage, long callId, Func<Task<T>> step)
    {
        using var activity = Telemetry.Source.StartActivity($"stage {NameOf(stage)}");
        activity?.SetTag("callcoach.stage", NameOf(stage)).SetTag("callcoach.call.id", callId);
        var since = Stopwatch.GetTimestamp();
        var outcome = StageOutcome.Dropped;
        try
        {
            var result = await step();
            outcome = StageOutcome.Done;
            return result;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or LeaseLostException))
        {
            outcome = StageOutcome.Failed;
            var kind = NameOf(RetryPolicy.Kind(failure));
            Failures.Add(1, new("callcoach.stage", NameOf(stage)), new("callcoach.failure", kind));
            activity?.SetStatus(ActivityStatusCode.Error).SetTag("callcoach.failure", kind);
            throw;
        }
        finally
        {
            Duration.Record(
                Stopwatch.GetElapsedTime(since).TotalSeconds,
                new("callcoach.stage", NameOf(stage)), new("callcoach.outcome", NameOf(outcome)));
        }
    }

    internal static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
