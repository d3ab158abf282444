using CallCoach.Jobs;
using CallCoach.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Jobs;

public sealed class QueueWatchTests : IDisposable
{
    private readonly TestDatabase _database = new();
    private readonly FakeTimeProvider _clock = new(Rows.Morning);

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task The_age_of_the_oldest_waiting_job_is_measured_by_stage_and_jobs_by_state()
    {
        await _database.AddJobAsync(Stage.Transcribe, _clock.GetUtcNow().AddSeconds(-90));
        await _database.AddJobAsync(Stage.Transcribe, _clock.GetUtcNow().AddSeconds(-20));
        using var measured = new Measured();
        var clocks = new Clocks(_clock, _clock);

        await new QueueWatch(new(_database, _database.Writer, clocks), clocks, NullLogger<QueueWatch>.Instance).MeasureAsync(CancellationToken.None);

        measured.Of("callcoach.queue.age", "transcribe").ShouldBe([90]);
        measured.Of("callcoach.queue.age", "fetch").ShouldBe([0]);
        measured.Of("callcoach.queue.jobs", "transcribe", "waiting").ShouldBe([2]);
        measured.Of("callcoach.queue.jobs", "transcribe", "set_aside").ShouldBe([0]);
    }
}
