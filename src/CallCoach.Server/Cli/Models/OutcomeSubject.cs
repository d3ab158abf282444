using CallCoach.Objections;
using CallCoach.Outcomes;
using CallCoach.Outcomes.Learning;

namespace CallCoach.Server.Cli.Models;

internal sealed class OutcomeSubject : IModelSubject
{
    public string Name => "outcomes";

    public ModelFacts Train(string texts, string model, int seed)
    {
        var learned = new OutcomeTrainer(Read(texts), OutcomeTrial.Features, OutcomeTrial.Learning.WithSeed(seed)).Train();
        learned.Save(model);
        return learned.Facts;
    }

    public (object Evaluation, string Tables) Evaluate(string texts, string model)
    {
        var evaluation = OutcomeEvaluation.Of(OutcomeModel.Load(model), Read(texts));
        return (evaluation, evaluation.Tables());
    }

    public string Card(string texts, string model, Action<string> tell)
    {
        var read = Read(texts);
        var evaluation = OutcomeEvaluation.Of(OutcomeModel.Load(model), read);
        return OutcomeCard.Write(evaluation, OutcomeTrial.RunAll(read, evaluation.Facts.Seed, tell), read);
    }

    private static OutcomeTexts Read(string texts) => OutcomeTexts.Read(texts, SharedLexicon.Beside(texts));
}
