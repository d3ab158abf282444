using CallCoach.Calls;
using CallCoach.Objections;
using CallCoach.Objections.Models;
using CallCoach.Objections.Reclassifying;
using CallCoach.People;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Objections.Reclassifying;

public sealed class ReclassifierTests : IAsyncLifetime
{
    private static readonly Visibility Everything = Visibility.Of(AccountRole.Administrator, [], null);

    private readonly TestDatabase _database = new();
    private readonly ArchiveRig _rig;

    public ReclassifierTests() => _rig = new(_database);

    public async ValueTask InitializeAsync() => await _rig.FillAsync(calls: 250);

    public ValueTask DisposeAsync()
    {
        _rig.Dispose();
        _database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_run_changes_nothing_that_is_shown_before_it_is_accepted()
    {
        await _rig.StartAsync();
        await _rig.ThroughAsync();

        (await _rig.LastAsync()).ShouldSatisfyAllConditions(
            run => run.State.ShouldBe(ReclassificationState.Ready),
            run => run.Model.ShouldBe(_rig.Version),
            run => (run.Done, run.Calls).ShouldBe((250, 250)));
        (await _rig.ShownAsync()).ShouldAllBe(shown => shown.Label == ObjectionLabel.NoTime);
    }

    [Fact]
    public async Task It_takes_at_most_half_the_processors()
    {
        await _rig.StartAsync();
        await _rig.ThroughAsync();

        _rig.MostAtOnce.ShouldBeInRange(1, Math.Max(1, Environment.ProcessorCount / 2));
    }

    [Fact]
    public async Task The_difference_tells_what_appears_and_what_vanishes_by_label()
    {
        await _rig.StartAsync();
        await _rig.ThroughAsync();
        var run = await _rig.LastAsync();

        (await _rig.Differences.CountAsync(run.Id, CancellationToken.None)).ShouldBe(
        [
            new(ObjectionLabel.PriceComparison, Appeared: 250, Vanished: 0, Unchanged: 0),
            new(ObjectionLabel.NoTime, Appeared: 0, Vanished: 125, Unchanged: 125),
        ]);
        var vanished = (await _rig.Differences.FindAsync(run.Id, ObjectionLabel.NoTime, appeared: false, Everything, 3, CancellationToken.None));
        vanished.Count.ShouldBe(3);
        vanished.ShouldAllBe(one => one.Utterance.Ordinal == 0 && one.Call.Id % 2 == 1);
        (await _rig.Differences.FindAsync(run.Id, ObjectionLabel.NoTime, appeared: false, Visibility.Of(AccountRole.Trainer, [], null), 3, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Accepting_replaces_the_findings_names_the_model_and_raises_no_alert()
    {
        await _rig.StartAsync();
        await _rig.ThroughAsync();
        (await _rig.Runs.AcceptAsync(_rig.Version, CancellationToken.None)).ShouldBeNull();
        await _rig.ThroughAsync();

        var shown = await _rig.ShownAsync();
        shown.Count(one => one.Label == ObjectionLabel.PriceComparison).ShouldBe(250);
        shown.Count(one => one.Label == ObjectionLabel.NoTime).ShouldBe(125);
        (await _database.ReadAsync(db => db.Calls.Where(call => call.Engine != null).AllAsync(call => call.ObjectionModel == _rig.Version))).ShouldBeTrue();
        (await _database.ReadAsync(db => db.Alerts.CountAsync())).ShouldBe(0);
        (await _database.ReadAsync(db => db.Jobs.CountAsync())).ShouldBe(0);
        (await _rig.LastAsync()).State.ShouldBe(ReclassificationState.Accepted);
        (await _rig.LeftAsync()).ShouldBe(0);
        (await IsSearchedForCompetitorsAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Discarding_leaves_everything_as_it_was()
    {
        var before = await _rig.ShownAsync();
        await _rig.StartAsync();
        await _rig.ThroughAsync();
        (await _rig.Runs.DiscardAsync(CancellationToken.None)).ShouldBeNull();
        await _rig.ThroughAsync();

        (await _rig.ShownAsync()).ShouldBe(before);
        (await _rig.LeftAsync()).ShouldBe(0);
        (await IsSearchedForCompetitorsAsync()).ShouldBeFalse();
        (await _rig.Runs.AcceptAsync(_rig.Version, CancellationToken.None)).ShouldBe("There is no reclassification to accept.");
    }

    [Fact]
    public async Task A_second_run_is_refused_with_the_reason()
    {
        await _rig.StartAsync();
        (await _rig.Runs.StartAsync(CancellationToken.None)).ShouldBe("The archive is already being judged again.");
        (await _rig.Runs.AcceptAsync(_rig.Version, CancellationToken.None)).ShouldBe("The archive is still being judged.");
        await _rig.ThroughAsync();
        (await _rig.Runs.StartAsync(CancellationToken.None)).ShouldBe("A reclassification is through and has not been accepted or discarded.");
        await Should.ThrowAsync<DbUpdateException>(() => _database.AddAsync(new Reclassification()));
    }

    [Fact]
    public async Task A_run_broken_off_in_the_middle_goes_on_from_its_place_to_the_same_result()
    {
        await _rig.StartAsync();
        await _rig.ThroughAsync();
        var whole = await _rig.CandidatesAsync();
        await _rig.Runs.DiscardAsync(CancellationToken.None);
        await _rig.ThroughAsync();

        await _rig.StartAsync();
        await _rig.StepAsync();
        (await _rig.LastAsync()).Done.ShouldBe(100);
        using (var restarted = new ArchiveRig(_database))
            await restarted.ThroughAsync();

        (await _rig.CandidatesAsync()).ShouldBe(whole);
        (await _rig.LastAsync()).Done.ShouldBe(250);
    }

    [Fact]
    public async Task With_another_live_model_the_run_starts_anew()
    {
        await _rig.StartAsync();
        await _rig.StepAsync();
        _rig.Change("another", ObjectionLabel.Distrust);
        await _rig.ThroughAsync();

        (await _rig.LastAsync()).ShouldSatisfyAllConditions(
            run => (run.Model, run.Anew, run.Done).ShouldBe(("another", true, 250)),
            run => run.State.ShouldBe(ReclassificationState.Ready));
        (await _rig.CandidatesAsync()).ShouldAllBe(one => one.EndsWith(" Distrust", StringComparison.Ordinal));

        (await _rig.Runs.AcceptAsync("a third", CancellationToken.None)).ShouldBe("It was done with model another, but a third is live now. Discard it and start another.");
    }

    [Fact]
    public async Task A_call_that_is_judged_meanwhile_keeps_its_own_findings()
    {
        await _rig.StartAsync();
        await _rig.ThroughAsync();
        var call = await _rig.JudgeAgainAsync();
        var run = await _rig.LastAsync();
        (await _rig.Differences.CountAsync(run.Id, CancellationToken.None)).Sum(one => one.Appeared).ShouldBe(249);

        await _rig.Runs.AcceptAsync(_rig.Version, CancellationToken.None);
        await _rig.ThroughAsync();

        (await _rig.ShownAsync()).Where(shown => shown.CallId == call).ShouldHaveSingleItem().Label.ShouldBe(ObjectionLabel.Terms);
        (await _rig.LastAsync()).Done.ShouldBe(249);
    }

    private Task<bool> IsSearchedForCompetitorsAsync() => _database.ReadAsync(db => db.CompetitorRevisions.AnyAsync(list => list.Before != null));
}
