using CallCoach.Objections;
using CallCoach.Objections.Features;
using CallCoach.Objections.Learning;

namespace CallCoach.Tests.Objections;

public sealed class ObjectionTrainerTests
{
    private static readonly FeatureSettings Small = new() { BucketBits = 15 };
    private static readonly LearningSettings Quick = new() { Passes = 8, Seed = 3 };

    private readonly TrainingTexts _someTexts = Shipped.Texts.Only(text => text.Text.Length % 18 == 0);

    [Fact]
    public void The_same_texts_and_seed_give_the_same_model()
    {
        var one = new ObjectionTrainer(_someTexts, Small, Quick).Train();
        var other = new ObjectionTrainer(_someTexts, Small, Quick).Train();

        Bytes(other).ShouldBe(Bytes(one));
    }

    [Fact]
    public void Another_seed_gives_another_model()
    {
        var one = new ObjectionTrainer(_someTexts, Small, Quick).Train();
        var other = new ObjectionTrainer(_someTexts, Small, Quick with { Seed = 4 }).Train();

        other.Facts.HeldOutTrades.ShouldNotBe(one.Facts.HeldOutTrades);
        Bytes(other).ShouldNotBe(Bytes(one));
    }

    [Fact]
    public void The_trades_held_out_do_not_touch_the_model()
    {
        var trainer = new ObjectionTrainer(_someTexts, Small, Quick);
        var mislabelled = trainer.Split.HeldOutTrades.ToHashSet();
        var without = _someTexts.Only(text => !mislabelled.Contains(text.Trade) || text.Text.Length % 36 == 0);

        using var one = new LinearObjectionClassifier(trainer.Train());
        using var other = new LinearObjectionClassifier(new ObjectionTrainer(without, Small, Quick).Train());

        foreach (var text in _someTexts.Texts.Take(50))
            other.Probabilities(text.Text, text.Language).ShouldBe(one.Probabilities(text.Text, text.Language));
    }

    [Fact]
    public void Each_text_is_scored_once_and_by_a_model_that_has_not_seen_its_trade()
    {
        var trainer = new ObjectionTrainer(_someTexts, Small, Quick);

        var scored = trainer.CrossValidate();

        scored.Select(one => one.Text).ShouldBe(_someTexts.Texts.Where(text => !trainer.Split.IsHeldOut(text)), ignoreOrder: true);
        using var seen = new LinearObjectionClassifier(trainer.Train());
        var learned = Figures.Of("learned", [.. scored.Select(one => new JudgedText(one.Text, seen.Probabilities(one.Text.Text, one.Text.Language)))], Shipped.Model.Decisions);
        var decisions = trainer.Decide(scored);
        var unseen = Figures.Of("unseen", [.. scored.Select(one => new JudgedText(one.Text, [.. decisions.Select((decision, label) => decision.Probability(one.Scores[label]))]))], decisions);
        learned.MacroF1.ShouldBeGreaterThan(unseen.MacroF1 + 0.1);
    }

    private static byte[] Bytes(ObjectionModel model)
    {
        var path = Path.GetTempFileName();
        try
        {
            model.Save(path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
