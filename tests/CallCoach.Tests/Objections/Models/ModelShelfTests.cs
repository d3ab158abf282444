using CallCoach.Objections;
using CallCoach.Objections.Models;

namespace CallCoach.Tests.Objections.Models;

public sealed class ModelShelfTests : IDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly ModelFigures Good = new(0.6, 0.9, 0.05, 0);

    private readonly string _root = Directory.CreateTempSubdirectory("callcoach-").FullName;
    private readonly string _shipped;
    private readonly ModelShelf _shelf;

    public ModelShelfTests()
    {
        _shipped = Path.Combine(_root, "objections.model");
        SmallModels.One.Save(_shipped);
        _shelf = new(Path.Combine(_root, "models"), _shipped);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Before_anything_is_kept_the_shipped_model_is_live_and_nothing_is_written()
    {
        var (model, problems) = _shelf.LoadLive(Monday);

        model.Version.Length.ShouldBe(12);
        problems.ShouldBeEmpty();
        Directory.Exists(Path.Combine(_root, "models")).ShouldBeFalse();
    }

    [Fact]
    public void The_shipped_model_is_kept_under_its_version()
    {
        _shelf.KeepShipped(Monday);

        var kept = _shelf.Read(Monday).Models.ShouldHaveSingleItem();
        (kept.Origin, kept.At).ShouldBe((ModelOrigin.Shipped, Monday));
        File.ReadAllBytes(_shelf.FileOf(kept.Version)).ShouldBe(File.ReadAllBytes(_shipped));
    }

    [Fact]
    public void An_accepted_model_goes_live_and_the_one_before_comes_back_by_one_command()
    {
        var before = Begin();
        var learned = Learn(accepted: true);

        _shelf.LoadLive(Monday).Model.Version.ShouldBe(learned.Version);
        _shelf.Use("previous", Monday.AddDays(1)).Live.ShouldBe(before);
        _shelf.LoadLive(Monday).Model.Version.ShouldBe(before);
        _shelf.Use("previous", Monday.AddDays(2)).Live.ShouldBe(learned.Version);
        _shelf.Use("shipped", Monday.AddDays(3)).Live.ShouldBe(before);
        _shelf.Use(learned.Version[..5], Monday.AddDays(4)).Live.ShouldBe(learned.Version);
    }

    [Fact]
    public void A_refused_model_is_kept_with_its_reason_but_not_live()
    {
        var before = Begin();
        var refused = Learn(accepted: false);

        _shelf.LoadLive(Monday).Model.Version.ShouldBe(before);
        _shelf.Read(Monday).Find(refused.Version)!.Trial!.Reasons.ShouldBe(["it is worse"]);
        _shelf.Load(refused.Version).Version.ShouldBe(refused.Version);
    }

    [Fact]
    public void A_model_compared_with_one_that_is_no_longer_live_is_not_entered()
    {
        Begin();
        var candidate = _shelf.Put(SmallModels.Other);

        Should.Throw<InvalidDataException>(() => _shelf.Enter(candidate, Trial("000000000000", accepted: true), Monday)).Message.ShouldContain("Learn again");
        _shelf.Read(Monday).Find(candidate.Version).ShouldBeNull();
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("damaged")]
    [InlineData("another's content")]
    [InlineData("older")]
    public void A_live_model_that_can_not_be_used_leaves_the_last_good_one_live_and_says_so(string harm)
    {
        var before = Begin();
        var learned = Learn(accepted: true);
        Harm(_shelf.FileOf(learned.Version), harm);

        var (model, problems) = _shelf.LoadLive(Monday);

        model.Version.ShouldBe(before);
        problems.ShouldContain(problem => problem.Contains(_shelf.FileOf(learned.Version), StringComparison.Ordinal));
        problems[^1].ShouldBe($"Model {learned.Version} should be live; {before} is used instead.");
    }

    [Fact]
    public void The_last_good_one_is_the_one_before_and_not_the_shipped_one()
    {
        Begin();
        var before = Learn(accepted: true);
        var live = _shelf.Put(Shipped.Model);
        _shelf.Enter(live, Trial(before.Version, accepted: true), Monday);
        Harm(_shelf.FileOf(live.Version), "cut");

        _shelf.LoadLive(Monday).Model.Version.ShouldBe(before.Version);
    }

    [Fact]
    public void A_damaged_model_can_not_be_made_live()
    {
        var before = Begin();
        var kept = Learn(accepted: false);
        Harm(_shelf.FileOf(kept.Version), "damaged");

        Should.Throw<InvalidDataException>(() => _shelf.Use(kept.Version, Monday)).Message.ShouldContain("damaged");
        _shelf.LoadLive(Monday).Model.Version.ShouldBe(before);
    }

    [Fact]
    public void With_a_damaged_shipped_file_the_copy_on_the_shelf_judges()
    {
        var shipped = Begin();
        Harm(_shipped, "cut");

        var (model, problems) = _shelf.LoadLive(Monday);

        model.Version.ShouldBe(shipped);
        problems.ShouldHaveSingleItem().ShouldContain(_shipped);
    }

    [Fact]
    public void Without_any_model_that_can_be_used_it_says_which_and_why()
    {
        Harm(_shipped, "cut");

        Should.Throw<InvalidDataException>(() => _shelf.LoadLive(Monday)).Message.ShouldContain(_shipped);
    }

    [Fact]
    public void With_a_damaged_register_the_shipped_model_judges_and_nothing_is_overwritten()
    {
        var shipped = Begin();
        Learn(accepted: true);
        var register = Path.Combine(_root, "models", "register.json");
        File.WriteAllText(register, "{ \"models\": [");

        var (model, problems) = _shelf.LoadLive(Monday);
        _shelf.KeepShipped(Monday);

        model.Version.ShouldBe(shipped);
        problems.ShouldHaveSingleItem().ShouldContain(register);
        File.ReadAllText(register).ShouldBe("{ \"models\": [");
        Should.Throw<InvalidDataException>(() => _shelf.Use("shipped", Monday)).Message.ShouldContain("damaged");
    }

    [Fact]
    public void A_newer_shipped_model_is_live_where_the_older_shipped_one_was()
    {
        var older = Begin();
        SmallModels.Other.Save(_shipped);

        var newer = _shelf.LoadLive(Monday).Model.Version;
        _shelf.KeepShipped(Monday.AddDays(1));

        newer.ShouldNotBe(older);
        _shelf.Read(Monday).Live.ShouldBe(newer);
        _shelf.Use("previous", Monday.AddDays(2)).Live.ShouldBe(older);
        _shelf.LoadLive(Monday).Model.Version.ShouldBe(older);
    }

    [Fact]
    public void A_newer_shipped_model_does_not_push_out_what_the_department_learned()
    {
        Begin();
        var learned = Learn(accepted: true);
        SmallModels.One.Save(_shipped);
        File.WriteAllBytes(_shipped, File.ReadAllBytes(Shipped.ModelPath));

        _shelf.LoadLive(Monday).Model.Version.ShouldBe(learned.Version);
    }

    [Theory]
    [InlineData("ffffffffffff")]
    [InlineData("previous")]
    public void A_model_that_is_not_there_can_not_be_chosen(string name)
    {
        Begin();

        Should.Throw<ArgumentException>(() => _shelf.Use(name, Monday));
    }

    private string Begin()
    {
        _shelf.KeepShipped(Monday);
        return _shelf.Read(Monday).Live!;
    }

    private LoadedModel Learn(bool accepted)
    {
        var candidate = _shelf.Put(SmallModels.Other);
        _shelf.Enter(candidate, Trial(_shelf.Read(Monday).Live!, accepted), Monday);
        return candidate;
    }

    private static ModelTrial Trial(string against, bool accepted) => new(against, ["coffee"], 10, 0, Good, Good, accepted ? [] : ["it is worse"]);

    private static void Harm(string path, string harm)
    {
        var content = File.ReadAllBytes(path);
        switch (harm)
        {
            case "cut":
                content = content[..(content.Length / 2)];
                break;
            case "damaged":
                content[content.Length / 2] ^= 1;
                break;
            case "older":
                content[8] ^= 0x40;
                break;
            default:
                content = File.ReadAllBytes(Shipped.ModelPath);
                break;
        }
        File.WriteAllBytes(path, content);
    }
}
