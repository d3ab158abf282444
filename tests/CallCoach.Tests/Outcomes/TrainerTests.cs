using CallCoach.Objections.Features;
using CallCoach.Objections.Learning;
using CallCoach.Outcomes;
using CallCoach.Outcomes.Learning;

namespace CallCoach.Tests.Outcomes;

public sealed class TrainerTests
{
    private static readonly FeatureSettings Small = new() { BucketBits = 14 };
    private static readonly LearningSettings Quick = new() { Passes = 3, Seed = 3 };

    private readonly AnswerTexts _answers = Learned.AnswerTexts().Only(text => text.Text.Length % 4 == 0);

    private readonly OutcomeTexts _outcomes = Learned.OutcomeTexts().Only(
        call => call.Lines.Sum(line => line.Text.Length) % 10 == 0, wish => wish.Text.Length % 10 == 0);

    [Fact]
    public void The_same_texts_and_seed_give_the_same_models()
    {
        Bytes(TrainAnswers(3)).ShouldBe(Bytes(TrainAnswers(3)));
        Bytes(TrainOutcomes(3)).ShouldBe(Bytes(TrainOutcomes(3)));
    }

    [Fact]
    public void Another_seed_gives_other_models()
    {
        Bytes(TrainAnswers(4)).ShouldNotBe(Bytes(TrainAnswers(3)));
        Bytes(TrainOutcomes(4)).ShouldNotBe(Bytes(TrainOutcomes(3)));
    }

    [Fact]
    public void The_trades_held_out_do_not_touch_the_answer_model()
    {
        var heldOut = new AnswerTrainer(_answers, Small, new() { Weights = Quick }).Train().Facts.HeldOutTrades;
        var without = _answers.Only(text => !heldOut.Contains(text.Trade) || text.Text.Length % 8 == 0);

        Weights(without).ShouldBe(Weights(_answers));

        List<double> Weights(AnswerTexts texts)
        {
            using var classifier = new AnswerClassifier(new AnswerTrainer(texts, Small, new() { Weights = Quick }).Train());
            return [.. _answers.Texts.Take(40).SelectMany(text => classifier.Probabilities(text.Text, text.Language))];
        }
    }

    private Action<string> TrainAnswers(int seed) => new AnswerTrainer(_answers, Small, new AnswerLearning { Weights = Quick }.WithSeed(seed)).Train().Save;

    private Action<string> TrainOutcomes(int seed) =>
        new OutcomeTrainer(_outcomes, Small, new OutcomeLearning { Lines = Quick, Calls = Quick }.WithSeed(seed)).Train().Save;

    private static byte[] Bytes(Action<string> save)
    {
        var path = Path.GetTempFileName();
        try
        {
            save(path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
