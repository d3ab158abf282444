using CallCoach.Objections;
using CallCoach.Objections.Reclassifying;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Objections.Reclassifying;

/// <summary>
/// An archive of two calls. In both a lack of time is shown at the first utterance, and the run finds a comparison of prices in the
/// third; it still hears the lack of time in the second call only.
/// </summary>
public sealed class CorrectedArchiveTests : IAsyncLifetime
{
    private const ObjectionLabel Price = ObjectionLabel.PriceComparison;
    private const ObjectionLabel Terms = ObjectionLabel.Terms;
    private const ObjectionLabel NoTime = ObjectionLabel.NoTime;

    private static readonly Corrector Olga = new(4, "Olga");

    private readonly TestDatabase _database = new();
    private readonly ArchiveRig _rig;

    public CorrectedArchiveTests() => _rig = new(_database);

    public async ValueTask InitializeAsync() => await _rig.FillAsync(calls: 2);

    public ValueTask DisposeAsync()
    {
        _rig.Dispose();
        _database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_person_said_is_shown_and_counted_whenever_they_said_it_and_whatever_a_run_finds(bool isSaidAfterTheRun)
    {
        if (!isSaidAfterTheRun)
            await CorrectAsync();
        await _rig.StartAsync();
        await _rig.ThroughAsync();
        if (isSaidAfterTheRun)
            await CorrectAsync();

        (await _rig.ShownAsync()).ShouldBe([(1, 0, NoTime), (1, 2, Terms)]);
        (await CountAsync()).ShouldBe(
        [
            new(Price, Appeared: 1, Vanished: 0, Unchanged: 0),
            new(NoTime, Appeared: 0, Vanished: 0, Unchanged: 1),
            new(Terms, Appeared: 0, Vanished: 0, Unchanged: 1),
        ]);

        await AcceptAsync();
        (await _rig.ShownAsync()).ShouldBe([(1, 0, NoTime), (1, 2, Price), (1, 2, Terms)]);
        await _rig.StartAsync();
        await _rig.ThroughAsync();
        (await CountAsync()).ShouldAllBe(label => label.Appeared == 0 && label.Vanished == 0);
        await AcceptAsync();
        (await _rig.ShownAsync()).ShouldBe([(1, 0, NoTime), (1, 2, Price), (1, 2, Terms)]);
    }

    [Fact]
    public async Task A_correction_taken_back_after_the_run_gives_way_to_what_the_run_found()
    {
        var removed = await SayAsync(2, 2, Price, holds: false);
        var confirmed = await SayAsync(1, 0, NoTime, holds: true);
        await _rig.StartAsync();
        await _rig.ThroughAsync();
        await AcceptAsync();
        (await _rig.ShownAsync()).ShouldBe([(1, 0, NoTime), (1, 2, Price), (2, 0, NoTime)]);

        foreach (var said in new[] { removed, confirmed })
            await _database.ChangeAsync(db => new CorrectionBook(Clocks.System).TakeBackAsync(db, db.Corrections.Single(one => one.Id == said.Id), Olga, CancellationToken.None));

        (await _rig.ShownAsync()).ShouldBe([(1, 2, Price), (2, 0, NoTime), (2, 2, Price)]);
    }

    /// <summary>In the first call the lack of time is confirmed and terms are added; in the second both labels are taken away.</summary>
    private async Task CorrectAsync()
    {
        await SayAsync(1, 0, NoTime, holds: true);
        await SayAsync(1, 2, Terms, holds: true);
        await SayAsync(2, 0, NoTime, holds: false);
        await SayAsync(2, 2, Price, holds: false);
    }

    private async Task<Correction> SayAsync(long call, int ordinal, ObjectionLabel label, bool holds)
    {
        await using var db = _database.CreateDbContext();
        return (await new CorrectionBook(Clocks.System).EnterAsync(db, call, new(ordinal, label, holds), Olga, CancellationToken.None)).Correction!;
    }

    private async Task AcceptAsync()
    {
        (await _rig.Runs.AcceptAsync(_rig.Version, CancellationToken.None)).ShouldBeNull();
        await _rig.ThroughAsync();
        (await _rig.LastAsync()).State.ShouldBe(ReclassificationState.Accepted);
    }

    private async Task<IReadOnlyList<LabelDifference>> CountAsync() => await _rig.Differences.CountAsync((await _rig.LastAsync()).Id, CancellationToken.None);
}
