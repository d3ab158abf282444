using CallCoach.Objections;
using CallCoach.Objections.Features;
using CallCoach.Objections.Learning;

namespace CallCoach.Server.Cli.Models;

internal sealed class ObjectionSubject : IModelSubject
{
    public string Name => "objections";

    public ModelFacts Train(string texts, string model, int seed)
    {
        var learned = new ObjectionTrainer(TrainingTexts.Read(texts), new FeatureSettings(), new LearningSettings { Seed = seed }).Train();
        learned.Save(model);
        return learned.Facts;
    }

    public (object Evaluation, string Tables) Evaluate(string texts, string model)
    {
        var evaluation = ModelEvaluation.Of(ObjectionModel.Load(model), TrainingTexts.Read(texts));
        return (evaluation, EvaluationTables.Of(evaluation));
    }

    public string Card(string texts, string model, Action<string> tell)
    {
        var read = TrainingTexts.Read(texts);
        var evaluation = ModelEvaluation.Of(ObjectionModel.Load(model), read);
        var trials = Trial.RunAll(read, evaluation.Facts.Seed, tell);
        tell("a hand that was not read");
        var unread = UnreadHand.Measure(read, evaluation.Facts.Seed);
        tell("fewer texts");
        var learning = LearningCurve.Measure(read, evaluation, new FeatureSettings(), new LearningSettings { Seed = evaluation.Facts.Seed });
        return ModelCard.Write(evaluation, unread, trials, learning, read);
    }
}
