using CallCoach.Objections.Features;
using CallCoach.Objections.Learning;

namespace CallCoach.Outcomes.Learning;

/// <summary>A choice for the answer model that was measured by cross-validation on the trades that are not held out.</summary>
public sealed record AnswerTrial(string Name, FeatureSettings Choice, AnswerLearning Settings)
{
    /// <summary>The features that are shipped.</summary>
    public static readonly FeatureSettings Features = new() { BucketBits = 17, Stems = 0 };

    /// <summary>The learning that is shipped.</summary>
    public static readonly AnswerLearning Learning = new();

    private static readonly IReadOnlyList<AnswerTrial> All =
    [
        new("as shipped", Features, Learning),
        new("no concept lexicon", Features with { Concepts = ConceptFeatures.None }, Learning),
        new("with stems of five letters", Features with { Stems = 5 }, Learning),
        new("no characters", Features with { CharactersTo = 0 }, Learning),
        new("2^18 buckets", Features with { BucketBits = 18 }, Learning),
        new("what is no answer costs twice", Features, new() { Weights = Learning.Weights with { NeutralCost = 2 } }),
        new("thresholds with what is no answer counted twice", Features, Learning with { FalseAlarm = 2 }),
        new("logistic regression, C = 16", Features, new() { Weights = Learning.Weights with { Loss = Loss.Logistic, Cost = 16 } }),
    ];

    public static IReadOnlyList<AnswerTrialOutcome> RunAll(AnswerTexts texts, int seed, Action<string> tell) => [.. All.Select(trial =>
    {
        tell(trial.Name);
        var trainer = new AnswerTrainer(texts, trial.Choice, trial.Settings.WithSeed(seed));
        var scored = trainer.CrossValidate();
        var decisions = trainer.Decide(scored);
        return new AnswerTrialOutcome(trial.Name, FoundFigures.Of(trial.Name, [.. scored.Select(one => new FoundNames(
            [.. one.Text.Labels.Select(AnswerName.Of)],
            [.. AnswerName.All.Where((_, label) => decisions[label].Probability(one.Scores[label]) >= decisions[label].Threshold)]))], AnswerName.All));
    })];
}

public sealed record AnswerTrialOutcome(string Name, FoundFigures Figures);
