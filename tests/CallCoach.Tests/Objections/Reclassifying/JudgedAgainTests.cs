using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Objections;
using CallCoach.Objections.Reclassifying;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Objections.Reclassifying;

/// <summary>An archive of two calls that are done; in the first a run finds something else than what is shown, in the second the same.</summary>
public sealed class JudgedAgainTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly ArchiveRig _rig;

    public JudgedAgainTests() => _rig = new(_database);

    public async ValueTask InitializeAsync()
    {
        await _rig.FillAsync(calls: 2);
        await _database.AddAsync(new FoundObjection { CallId = 2, Ordinal = 2, Label = ObjectionLabel.PriceComparison, Score = 0.5 });
        foreach (var call in new[] { 1, 2 })
            await _database.AddAsync(new Job { CallId = call, Stage = Stage.Done, Revision = 1 });
    }

    public ValueTask DisposeAsync()
    {
        _rig.Dispose();
        _database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Calls_whose_findings_have_changed_are_judged_again_and_no_others()
    {
        await ReadyAsync();
        (await JobsAsync()).ShouldBe([(Stage.Done, null, 1), (Stage.Done, null, 1)]);

        await AcceptAsync();

        (await JobsAsync()).ShouldBe([(Stage.Judge, Stage.StopList, 2), (Stage.Done, null, 1)]);
    }

    [Fact]
    public async Task Accepting_again_has_nothing_judged_again()
    {
        await ReadyAsync();
        await AcceptAsync();
        (await _rig.Runs.AcceptAsync(_rig.Version, CancellationToken.None)).ShouldBe("There is no reclassification to accept.");
        await ReadyAsync();
        await AcceptAsync();

        (await JobsAsync()).ShouldBe([(Stage.Judge, Stage.StopList, 2), (Stage.Done, null, 1)]);
    }

    [Fact]
    public async Task What_is_discarded_has_nothing_judged_again()
    {
        await ReadyAsync();
        (await _rig.Runs.DiscardAsync(CancellationToken.None)).ShouldBeNull();
        await _rig.ThroughAsync();

        (await JobsAsync()).ShouldBe([(Stage.Done, null, 1), (Stage.Done, null, 1)]);
    }

    [Fact]
    public async Task A_call_that_is_still_on_its_way_to_the_alerts_goes_on_to_them()
    {
        await ReadyAsync();
        await _database.SqlAsync("UPDATE Jobs SET Stage = 'Alert', NextAttemptAt = 1 WHERE CallId = 1");
        await AcceptAsync();

        (await JobsAsync())[0].ShouldBe((Stage.Judge, null, 2));
    }

    [Fact]
    public async Task No_more_calls_are_sent_to_be_judged_again_than_can_soon_be()
    {
        await ReadyAsync();
        await _database.ChangeAsync(async db =>
        {
            var waiting = Enumerable.Range(0, Reclassifier.MostWaiting)
                .Select(number => new Call { Provider = "generic", ProviderCallId = $"waiting-{number}", Client = "", StartedAt = Rows.Morning }).ToList();
            db.AddRange(waiting);
            await db.SaveChangesAsync();
            db.AddRange(waiting.Select(call => new Job
            {
                CallId = call.Id, Stage = Stage.Judge, EndsAfter = Stage.StopList, Revision = 1, NextAttemptAt = DateTimeOffset.UnixEpoch,
            }));
        });
        (await _rig.Runs.AcceptAsync(_rig.Version, CancellationToken.None)).ShouldBeNull();

        (await _rig.StepAsync()).ShouldBeFalse();
        (await _rig.LastAsync()).State.ShouldBe(ReclassificationState.Accepting);
        await _database.SqlAsync("UPDATE Jobs SET Stage = 'Done', EndsAfter = NULL, NextAttemptAt = NULL WHERE CallId = (SELECT max(CallId) FROM Jobs)");

        (await _rig.StepAsync()).ShouldBeTrue();
        (await _rig.LastAsync()).State.ShouldBe(ReclassificationState.Accepted);
    }

    private async Task ReadyAsync()
    {
        await _rig.StartAsync();
        await _rig.ThroughAsync();
    }

    private async Task AcceptAsync()
    {
        (await _rig.Runs.AcceptAsync(_rig.Version, CancellationToken.None)).ShouldBeNull();
        await _rig.ThroughAsync();
        (await _rig.LastAsync()).State.ShouldBe(ReclassificationState.Accepted);
    }

    private async Task<IReadOnlyList<(Stage Stage, Stage? EndsAfter, long Revision)>> JobsAsync()
    {
        var jobs = new[] { await _database.JobAsync(1), await _database.JobAsync(2) };
        return [.. jobs.Select(job => (job.Stage, job.EndsAfter, job.Revision))];
    }
}
