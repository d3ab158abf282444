using CallCoach.Objections;
using CallCoach.Outcomes;
using CallCoach.Outcomes.Learning;

namespace CallCoach.Server.Cli.Models;

internal sealed class AnswerSubject : IModelSubject
{
    public string Name => "answers";

    public ModelFacts Train(string texts, string model, int seed)
    {
        var learned = new AnswerTrainer(Read(texts), AnswerTrial.Features, AnswerTrial.Learning.WithSeed(seed)).Train();
        learned.Save(model);
        return learned.Facts;
    }

    public (object Evaluation, string Tables) Evaluate(string texts, string model)
    {
        var evaluation = AnswerEvaluation.Of(AnswerModel.Load(model), Read(texts));
        return (evaluation, evaluation.Tables());
    }

    public string Card(string texts, string model, Action<string> tell)
    {
        var read = Read(texts);
        var evaluation = AnswerEvaluation.Of(AnswerModel.Load(model), read);
        return AnswerCard.Write(evaluation, AnswerTrial.RunAll(read, evaluation.Facts.Seed, tell), read);
    }

    private static AnswerTexts Read(string texts) => AnswerTexts.Read(texts, SharedLexicon.Beside(texts));
}
