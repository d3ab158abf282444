namespace CallCoach.Objections.Learning;
/// <summary>The model's description for people.</summary>
public static class ModelCard
{
    public static string Write(ModelEvaluation evaluation, IReadOnlyList<TrialOutcome> trials, TrainingTexts texts) => EvaluationTables.Of(evaluation) + trials.Count + texts.Hash;
}
