using CallCoach.Objections;
using CallCoach.Objections.Learning;

namespace CallCoach.Benchmarks.Classify;

/// <summary>
/// Another learner on the same texts: tuned on the first fold of those it learns from, its thresholds chosen there by the
/// rule of the product's own model, then taught all of them.
/// </summary>
internal abstract class Baseline<TChoice>(ObjectionTrainer rule)
{
    private const int TuningFold = 0;

    /// <summary>What is tried.</summary>
    protected abstract IReadOnlyList<TChoice> Choices { get; }

    /// <summary>Learns from some texts and scores others: for each, one score a label.</summary>
    protected abstract Task<IReadOnlyList<ScoredText>> LearnAndScoreAsync(
        TChoice choice, IReadOnlyList<TrainingText> learned, IReadOnlyList<TrainingText> scored, CancellationToken cancel);

    public async Task<GroupFigures> MeasureAsync(IReadOnlyList<TrainingText> learned, IReadOnlyList<TrainingText> heldOut, CancellationToken cancel)
    {
        List<TrainingText> tuning = [.. learned.Where(text => rule.Split.Fold(text) == TuningFold && !text.IsHeard)];
        List<TrainingText> rest = [.. learned.Where(text => rule.Split.Fold(text) != TuningFold)];
        (TChoice Choice, IReadOnlyList<LabelDecision> Decisions, double MacroF1)? best = null;
        foreach (var choice in Choices)
        {
            var scored = await LearnAndScoreAsync(choice, rest, tuning, cancel);
            var decisions = rule.Decide(scored);
            var figures = Measure(scored, decisions);
            await Console.Error.WriteLineAsync(FormattableString.Invariant($"{GetType().Name} {choice}: macro-F1 {figures.MacroF1:F3} on the fold it is tuned on"));
            if (best is null || figures.MacroF1 > best.Value.MacroF1)
                best = (choice, decisions, figures.MacroF1);
        }
        return Measure(await LearnAndScoreAsync(best!.Value.Choice, learned, heldOut, cancel), best.Value.Decisions);
    }

    private static GroupFigures Measure(IReadOnlyList<ScoredText> scored, IReadOnlyList<LabelDecision> decisions) => Figures.Of(
        "baseline",
        [.. scored.Select(one => new JudgedText(one.Text, [.. decisions.Select((decision, label) => decision.Probability(one.Scores[label]))]))],
        decisions);
}
