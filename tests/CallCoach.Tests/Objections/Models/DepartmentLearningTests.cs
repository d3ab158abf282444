using CallCoach.Objections;
using CallCoach.Objections.Features;
using CallCoach.Objections.Learning;
using CallCoach.Objections.Models;

namespace CallCoach.Tests.Objections.Models;

public sealed class DepartmentLearningTests
{
    private static readonly FeatureSettings Small = new() { BucketBits = 15 };
    private static readonly LearningSettings Quick = new() { Passes = 8 };

    private static readonly long LearnedCall = Enumerable.Range(1, 100).First(id => !Utterance(id, "x").IsHeldOut);
    private static readonly long HeldOutCall = Enumerable.Range(1, 100).First(id => Utterance(id, "x").IsHeldOut);

    private readonly TrainingTexts _someTexts = Shipped.Texts.Only(text => text.Text.Length % 6 == 0);

    [Fact]
    public void About_every_fifth_call_is_held_out_for_good()
    {
        var heldOut = Enumerable.Range(1, 1000).Count(id => Utterance(id, "x").IsHeldOut);

        heldOut.ShouldBeInRange(160, 240);
        Utterance(HeldOutCall, "said first").IsHeldOut.ShouldBe(Utterance(HeldOutCall, "said later").IsHeldOut);
    }

    [Fact]
    public void Corrections_do_not_change_which_trades_are_held_out()
    {
        var with = _someTexts.With([Utterance(LearnedCall, "the wobblers went sideways on us").ToText()]);

        TradeSplit.Of(with.Texts, 1).HeldOutTrades.ShouldBe(TradeSplit.Of(_someTexts.Texts, 1).HeldOutTrades);
        TradeSplit.Of(with.Texts, 1).IsHeldOut(with.Texts[^1]).ShouldBeFalse();
        with.Hash.ShouldNotBe(_someTexts.Hash);
    }

    [Fact]
    public void What_was_corrected_is_learned()
    {
        const string said = "the wobblers went sideways on us last spring";
        var corrected = Utterance(LearnedCall, said, ObjectionLabel.BadExperience).ToText();

        Probability(_someTexts.With([corrected]), said).ShouldBeGreaterThan(Probability(_someTexts, said) + 0.2);
    }

    [Fact]
    public void A_corrected_utterance_weighs_more_than_a_text()
    {
        const string said = "the wobblers went sideways on us last spring";
        var corrected = _someTexts.With([Utterance(LearnedCall, said, ObjectionLabel.BadExperience).ToText()]);

        var (once, thrice) = (Probability(corrected, said, Quick with { CorrectedCost = 1 }), Probability(corrected, said, Quick with { CorrectedCost = 3 }));

        thrice.ShouldBeGreaterThan(once);
    }

    [Fact]
    public void What_is_held_out_or_nearly_so_is_not_learned()
    {
        var measured = _someTexts.Texts.First(text => !text.IsHeard && text.Text.Length > 30 && TradeSplit.Of(_someTexts.Texts, new LearningSettings().Seed).IsHeldOut(text));
        var learning = new DepartmentLearning(_someTexts,
        [
            Utterance(LearnedCall, "an utterance of which nobody has ever heard"),
            Utterance(LearnedCall, measured.Text) with { Language = measured.Language },
            Utterance(LearnedCall, "what was held out said twice in two calls"),
            Utterance(HeldOutCall, "what was held out said twice in two calls"),
            Utterance(LearnedCall, "de onbekende taal") with { Language = "nl" },
        ]);

        (learning.Learned, learning.HeldOut).ShouldBe((1, 1));
    }

    [Fact]
    public void A_model_beside_itself_is_no_worse_and_the_held_out_corrections_count()
    {
        var learning = new DepartmentLearning(_someTexts, [Utterance(HeldOutCall, "your competitor offers the same racks cheaper", ObjectionLabel.PriceComparison)]);
        var shipped = new LoadedModel("aaaaaaaaaaaa", Shipped.Model);

        var trial = learning.Try(shipped, shipped);

        trial.IsAccepted.ShouldBeTrue();
        trial.Candidate.ShouldBe(trial.Live);
        (trial.Corrected, trial.Candidate.CorrectedRight).ShouldBe((1, 1));
        trial.Texts.ShouldBe(_someTexts.Texts.Count(text => !text.IsHeard && Shipped.Model.Facts.HeldOutTrades.Contains(text.Trade)));
    }

    [Fact]
    public void Only_trades_that_neither_model_has_seen_are_compared()
    {
        var (one, other) = (new LoadedModel("aaaaaaaaaaaa", Shipped.Model), new LoadedModel("bbbbbbbbbbbb", SmallModels.Other));

        var trial = new DepartmentLearning(_someTexts, []).Try(one, other);

        trial.Trades.ShouldBe(Shipped.Model.Facts.HeldOutTrades.Intersect(SmallModels.Other.Facts.HeldOutTrades), ignoreOrder: true);
    }

    private static double Probability(TrainingTexts texts, string said, LearningSettings? settings = null)
    {
        using var classifier = new LinearObjectionClassifier(new ObjectionTrainer(texts, Small, settings ?? Quick).Train());
        return classifier.Probabilities(said, "en")[(int)ObjectionLabel.BadExperience];
    }

    private static CorrectedUtterance Utterance(long call, string text, params ObjectionLabel[] labels) => new(call, "en", text, labels);
}
