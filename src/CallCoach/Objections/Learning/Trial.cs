using CallCoach.Objections.Features;

namespace CallCoach.Objections.Learning;

/// <summary>A choice that was measured by cross-validation on the trades that are not held out.</summary>
public sealed record Trial(string Name, FeatureSettings Features, LearningSettings Learning)
{
    private static readonly FeatureSettings Chosen = new();
    private static readonly LearningSettings Learnt = new();

    /// <summary>What was tried: first what is shipped, then one thing changed at a time.</summary>
    public static readonly IReadOnlyList<Trial> All =
    [
        new("as shipped", Chosen, Learnt),
        new("no concept lexicon", Chosen with { Concepts = ConceptFeatures.None }, Learnt),
        new("no characters", Chosen with { CharactersTo = 0 }, Learnt),
        new("no stems", Chosen with { Stems = 0 }, Learnt),
        new("without what speaks for any objection", Chosen, Learnt with { GateWeight = 0 }),
    ];

    /// <summary>Runs them all; takes minutes.</summary>
    public static IReadOnlyList<TrialOutcome> RunAll(TrainingTexts texts, int seed, Action<string> tell) => [.. All.Select(trial =>
    {
        tell(trial.Name);
        return trial.Run(texts, seed);
    })];

    public TrialOutcome Run(TrainingTexts texts, int seed)
    {
        var trainer = new ObjectionTrainer(texts, Features, Learning with { Seed = seed });
        var scored = trainer.CrossValidate();
        var decisions = trainer.Decide(scored);
        GroupFigures Measure(bool heard) => Figures.Of(
            Name,
            [.. scored.Where(one => one.Text.IsHeard == heard).Select(one => new JudgedText(one.Text, [.. decisions.Select((decision, label) => decision.Probability(one.Scores[label]))]))],
            decisions);
        return new(Name, Measure(heard: false), Measure(heard: true));
    }
}

/// <param name="Written">Figures on the texts as they were written.</param>
/// <param name="Heard">Figures on those that a recogniser heard.</param>
public sealed record TrialOutcome(string Name, GroupFigures Written, GroupFigures Heard);
