using CallCoach.Outcomes;
using CallCoach.Outcomes.Learning;
using CallCoach.Tests.House;

namespace CallCoach.Tests.Outcomes;

/// <summary>The texts and the models of answers and outcomes as they are in the tree.</summary>
internal static class Learned
{
    private static readonly string Lexicon = Repository.PathOf("models/objections/concepts.tsv");

    public static string AnswerModelPath { get; } = Repository.PathOf("models/answers/answers.model");

    public static string OutcomeModelPath { get; } = Repository.PathOf("models/outcomes/outcomes.model");

    public static AnswerModel AnswerModel { get; } = AnswerModel.Load(AnswerModelPath);

    public static OutcomeModel OutcomeModel { get; } = OutcomeModel.Load(OutcomeModelPath);

    public static AnswerClassifier Answers { get; } = new(AnswerModel);

    public static OutcomeJudge Judge { get; } = new(OutcomeModel);

    public static AnswerTexts AnswerTexts() => CallCoach.Outcomes.Learning.AnswerTexts.Read(Repository.PathOf("models/answers"), Lexicon);

    public static OutcomeTexts OutcomeTexts() => CallCoach.Outcomes.Learning.OutcomeTexts.Read(Repository.PathOf("models/outcomes"), Lexicon);

    public static string Card(string subject) => File.ReadAllText(Repository.PathOf($"models/{subject}/CARD.md"));
}
