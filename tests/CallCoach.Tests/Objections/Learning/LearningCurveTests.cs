using CallCoach.Objections.Features;
using CallCoach.Objections.Learning;

namespace CallCoach.Tests.Objections.Learning;

public sealed class LearningCurveTests
{
    private static readonly IReadOnlyList<TrainingText> Thousand = [.. Shipped.Texts.Texts.Take(1000)];

    [Fact]
    public void An_eighth_a_quarter_and_a_half_of_the_texts_are_learned_each_within_the_next()
    {
        var subsets = LearningCurve.Subsets(Thousand, seed: 1);

        subsets.Select(subset => subset.Count).ShouldBe([125, 250, 500]);
        subsets[0].ShouldBeSubsetOf(subsets[1]);
        subsets[1].ShouldBeSubsetOf(subsets[2]);
        subsets[2].ShouldBeSubsetOf(Thousand);
        subsets[2].Distinct().Count().ShouldBe(500);
    }

    [Fact]
    public void Which_texts_are_learned_depends_on_nothing_but_the_seed()
    {
        LearningCurve.Subsets(Thousand, seed: 1)[2].ShouldBe(LearningCurve.Subsets(Thousand, seed: 1)[2]);
        LearningCurve.Subsets(Thousand, seed: 2)[2].ShouldNotBe(LearningCurve.Subsets(Thousand, seed: 1)[2]);
    }

    [Fact]
    public void A_part_of_the_texts_is_learned_with_the_split_of_all()
    {
        var split = TradeSplit.Of(Shipped.Texts.Texts, seed: 1);
        var trades = Shipped.Texts.Texts.Where(text => !split.IsHeldOut(text)).Select(text => text.Trade).Distinct().Take(5).ToHashSet();
        var few = Shipped.Texts.Only(text => trades.Contains(text.Trade) && text.Text.Length % 18 == 0);

        var model = new ObjectionTrainer(few, new FeatureSettings { BucketBits = 12 }, new LearningSettings { Passes = 2 }) { Split = split }.Train();

        model.Facts.HeldOutTrades.ShouldBe(split.HeldOutTrades);
        model.Facts.TrainingTexts.ShouldBe(few.Texts.Count);
    }

    [Theory]
    [InlineData(2000, 0.62, "+2.0 points of macro-F1 (en +4.0): more texts still help.")]
    [InlineData(4000, 0.64, "+2.0 points of macro-F1 (en +4.0): more texts still help.")]
    [InlineData(2000, 0.605, "+0.5 points of macro-F1 (en +1.0): more texts of this kind hardly help any more.")]
    [InlineData(2000, 0.594, "-0.6 points of macro-F1 (en -1.2): more texts of this kind hardly help any more.")]
    public void It_says_whether_more_texts_still_help_by_what_the_last_doubling_gained(int texts, double macroF1, string said)
    {
        LearningPoint[] points = [Point(500, 0.3), Point(1000, 0.6), Point(texts, macroF1)];

        LearningCurve.Conclusion(points).ShouldBe("The last doubling of the texts gained " + said);
    }

    private static LearningPoint Point(int texts, double macroF1) => new(texts, macroF1, [new("en", 2 * macroF1)]);
}
