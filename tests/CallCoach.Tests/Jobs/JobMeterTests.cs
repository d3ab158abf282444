using System.Diagnostics;
using CallCoach.Jobs;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Jobs;

public sealed class JobMeterTests
{
    [Fact]
    public async Task What_the_worker_runs_is_measured_by_stage_and_outcome_and_failures_by_kind()
    {
        using var measured = new Measured();
        using var traced = new Traces();
        await using var rig = new WorkerRig(
            new ScriptedStep(Stage.Count),
            new ScriptedStep(Stage.Classify, (_, _) => throw new GiveUpException(FailureKind.TooLarge, "Longer than is taken.")));
        var call = await rig.Database.AddJobAsync(Stage.Count, rig.Clock.GetUtcNow());
        _ = rig.Start();
        await rig.NextChangeAsync();
        await rig.NextChangeAsync();

        measured.Of("callcoach.stage.duration", "count", "done").ShouldNotBeEmpty();
        measured.Of("callcoach.stage.duration", "classify", "failed").ShouldNotBeEmpty();
        measured.Of("callcoach.failures", "classify", "too_large").ShouldContain(1);
        traced.OfCall(call.Id).ShouldContain(a => a.DisplayName == "stage count" && a.Status == ActivityStatusCode.Unset);
        traced.OfCall(call.Id).ShouldContain(a => a.DisplayName == "stage classify" && a.Status == ActivityStatusCode.Error);
    }

    [Fact]
    public async Task A_step_that_is_stopped_is_no_failure()
    {
        using var measured = new Measured();

        await Should.ThrowAsync<OperationCanceledException>(() => JobMeter.RunAsync<bool>(Stage.Transcribe, 1, () => throw new OperationCanceledException()));

        measured.Of("callcoach.stage.duration", "transcribe", "dropped").ShouldNotBeEmpty();
    }

    private sealed class Traces : IDisposable
    {
        private readonly List<Activity> _ended = [];
        private readonly ActivityListener _listener;

        public Traces()
        {
            _listener = new()
            {
                ShouldListenTo = source => source == Telemetry.Source,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = activity =>
                {
                    lock (_ended)
                        _ended.Add(activity);
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public IReadOnlyList<Activity> OfCall(long id)
        {
            lock (_ended)
                return [.. _ended.Where(activity => Equals(activity.GetTagItem("callcoach.call.id"), id))];
        }

        public void Dispose() => _listener.Dispose();
    }
}
