using CallCoach.Objections;
using CallCoach.Objections.Features;
using CallCoach.Objections.Learning;

namespace CallCoach.Outcomes.Learning;

/// <summary>Trains the answer model: weights from all texts that are not held out, decisions from a cross-validation of the same texts.</summary>
public sealed class AnswerTrainer(AnswerTexts texts, FeatureSettings features, AnswerLearning settings)
{
    private static readonly AnswerLabel[] AllLabels = Enum.GetValues<AnswerLabel>();

    private readonly TradeFolds _folds = new(texts.Texts.Select(text => text.Trade), settings.Seed);

    /// <exception cref="InvalidDataException">A text held out has a near duplicate among those learned.</exception>
    public AnswerModel Train()
    {
        _folds.RefuseLeaks(texts.Texts.Select(text => (text.Language, text.Trade, text.Text)));
        var learned = Learned().ToList();
        var facts = new ModelFacts(settings.Seed, texts.Hash, learned.Count, _folds.HeldOutTrades);
        var decisions = Decide(CrossValidate());
        return new(new(AnswerModel.Kind, facts, features, texts.Lexicon, [new(Learn(learned).Quantize(), decisions)]));
    }

    /// <summary>Scores every text that is not held out with a model that has not seen its trade.</summary>
    public IReadOnlyList<ScoredAnswer> CrossValidate()
    {
        var folds = Learned().ToLookup(text => _folds.Fold(text.Trade));
        return [.. Enumerable.Range(0, TradeSplit.Folds).AsParallel().AsOrdered().SelectMany(fold =>
        {
            var table = Learn([.. folds.Where(group => group.Key != fold).OrderBy(group => group.Key).SelectMany(group => group)]);
            var scores = table.Scores();
            return Examples(folds[fold]).Select(one =>
            {
                table.Score(one.Example.Buckets, one.Example.Values, scores);
                return new ScoredAnswer(one.Text, [.. scores.Take(AllLabels.Length).Select(score => (double)score)]);
            }).ToList();
        })];
    }

    /// <summary>A calibration and a threshold for each label.</summary>
    public IReadOnlyList<LabelDecision> Decide(IReadOnlyList<ScoredAnswer> scored) =>
        [.. AllLabels.Select(label => Calibration.Fit([.. scored.Select(one => new ScoredTruth(
            one.Scores[(int)label], one.Text.Labels.Contains(label), one.Text.Labels.Count == 0 ? settings.FalseAlarm : 1))]))];

    private IEnumerable<AnswerText> Learned() => texts.Texts.Where(text => !_folds.IsHeldOut(text.Trade));

    private WeightTable Learn(IReadOnlyList<AnswerText> learned) =>
        LinearLearner.Learn([.. Examples(learned).Select(one => one.Example)], (1 << features.BucketBits) + 1, AllLabels.Length, settings.Weights);

    private IEnumerable<(AnswerText Text, LearningExample Example)> Examples(IEnumerable<AnswerText> some)
    {
        var words = new UtteranceWords();
        var reader = new FeatureReader(features, texts.Lexicon);
        foreach (var text in some)
        {
            words.Read(text.Text);
            var vector = reader.Read(words, .., text.Language);
            bool[] truth = [.. AllLabels.Select(label => text.Labels.Contains(label))];
            yield return (text, MergedExample.Of(vector.Buckets, vector.Values, truth, text.Labels.Count == 0 ? settings.Weights.NeutralCost : 1));
        }
    }
}

/// <param name="Scores">The model's raw score for each label, in the labels' order.</param>
public sealed record ScoredAnswer(AnswerText Text, IReadOnlyList<double> Scores);

/// <summary>How the answer model is learned.</summary>
public sealed record AnswerLearning
{
    public LearningSettings Weights { get; init; } = new() { NeutralCost = 1 };

    /// <summary>How many times a finding in what is no answer counts when a threshold is chosen.</summary>
    public double FalseAlarm { get; init; } = 4;

    public int Seed => Weights.Seed;

    public AnswerLearning WithSeed(int seed) => this with { Weights = Weights with { Seed = seed } };
}
