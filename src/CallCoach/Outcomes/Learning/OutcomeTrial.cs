using CallCoach.Objections.Features;
using CallCoach.Objections.Learning;

namespace CallCoach.Outcomes.Learning;

/// <summary>A choice for the outcome model that was measured by cross-validation on the trades that are not held out.</summary>
public sealed record OutcomeTrial
{
    /// <summary>The features that are shipped.</summary>
    public static readonly FeatureSettings Features = new() { BucketBits = 17, Stems = 0 };

    /// <summary>The learning that is shipped.</summary>
    public static readonly OutcomeLearning Learning = new();

    private static readonly IReadOnlyList<OutcomeTrial> All =
    [
        new("as shipped: the lines' scores and the words of the last lines", OutcomeModel.Features),
        new("the lines' scores alone", OutcomeModel.Features with { Words = 0 }),
        new("the words of the last lines alone", OutcomeModel.Features with { Scores = 0 }),
        new("scores weigh 1, words 0.3, C = 1", new(Scores: 1, Words: 0.3f)) { Settings = Learning with { Calls = new LearningSettings() } },
        new("no concept lexicon", OutcomeModel.Features) { Choice = Features with { Concepts = ConceptFeatures.None } },
        new("with stems of five letters", OutcomeModel.Features) { Choice = Features with { Stems = 5 } },
        new("2^18 buckets", OutcomeModel.Features) { Choice = Features with { BucketBits = 18 } },
        new("logistic regression over calls, C = 4", OutcomeModel.Features)
        {
            Settings = Learning with { Calls = new LearningSettings { Loss = Loss.Logistic, Cost = 4 } },
        },
        new("do_not_call where it is right 90 times in 100", OutcomeModel.Features) { Settings = Learning with { Precision = 0.9 } },
    ];

    private readonly CallFeatures _which;

    private OutcomeTrial(string name, CallFeatures which) => (Name, _which) = (name, which);

    public string Name { get; }

    private FeatureSettings Choice { get; init; } = Features;

    private OutcomeLearning Settings { get; init; } = Learning;

    public static IReadOnlyList<OutcomeTrialOutcome> RunAll(OutcomeTexts texts, int seed, Action<string> tell) => [.. All.Select(trial =>
    {
        tell(trial.Name);
        var verdicts = new OutcomeTrainer(texts, trial.Choice, trial.Settings.WithSeed(seed)).CrossValidate(trial._which);
        return new OutcomeTrialOutcome(
            trial.Name,
            FoundFigures.Of(trial.Name, [.. verdicts.Select(one => OutcomeEvaluation.Names(one.Dialogue, one.Verdict))], OutcomeName.All),
            OutcomeEvaluation.LinesRightIn(verdicts));
    })];
}

public sealed record OutcomeTrialOutcome(string Name, FoundFigures Figures, double LinesRight);
