using CallCoach.Objections.Models;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Objections.Models;

public sealed class ModelWatchTests : IDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly string _root = Directory.CreateTempSubdirectory("callcoach-").FullName;
    private readonly ModelShelf _shelf;
    private readonly LiveModel _live;
    private readonly ModelWatch _watch;

    public ModelWatchTests()
    {
        var shipped = Path.Combine(_root, "objections.model");
        SmallModels.One.Save(shipped);
        _shelf = new(Path.Combine(_root, "models"), shipped);
        _live = new(_shelf.LoadLive(Monday).Model.ToUse());
        _watch = new(_live, _shelf, Clocks.System, NullLogger<ModelWatch>.Instance);
        _watch.Begin();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Another_live_model_judges_from_the_next_look_on_and_who_took_the_old_one_keeps_it()
    {
        var taken = _live.Now;
        var other = Enter();

        _live.Now.ShouldBeSameAs(taken);
        _watch.Look();
        _live.Now.Version.ShouldBe(other);
        taken.Classifier.Classify("your competitor offers the same racks cheaper", "en").Language.ShouldBe("en");
    }

    [Fact]
    public void A_model_that_can_not_be_used_is_told_of_and_the_one_before_goes_on_judging()
    {
        var before = _live.Now.Version;
        var other = Enter();
        File.WriteAllBytes(_shelf.FileOf(other), [1, 2, 3]);

        _watch.Look();

        _live.Now.Version.ShouldBe(before);
        _watch.Problems.ShouldContain(problem => problem.Contains(other, StringComparison.Ordinal));
    }

    [Fact]
    public void A_look_at_nothing_new_changes_nothing()
    {
        var taken = _live.Now;

        _watch.Look();

        _live.Now.ShouldBeSameAs(taken);
        _watch.Problems.ShouldBeEmpty();
    }

    private string Enter()
    {
        var figures = new ModelFigures(0.6, 0.9, 0.05, 0);
        var other = _shelf.Put(SmallModels.Other);
        _shelf.Enter(other, new(_live.Now.Version, ["coffee"], 10, 0, figures, figures, []), Monday);
        return other.Version;
    }
}
