using CallCoach.Objections.Features;

namespace CallCoach.Objections.Learning;

/// <summary>Trains a model: weights from all texts that are not held out, decisions from a cross-validation of the same texts.</summary>
public sealed class ObjectionTrainer(TrainingTexts texts, FeatureSettings features, LearningSettings settings)
{
    private static readonly ObjectionLabel[] AllLabels = Enum.GetValues<ObjectionLabel>();

    /// <summary>What it may cost a label, in F1, to be found in all texts without objection.</summary>
    private static readonly double[] Costs = [0, .. Enumerable.Range(-16, 81).Select(step => Math.Pow(2, step / 8.0))];

    /// <summary>The output after the labels: whether there is any objection at all.</summary>
    private static int Gate => AllLabels.Length;

    /// <summary>Which trades are held out and which fold the others are in.</summary>
    public TradeSplit Split { get; init; } = TradeSplit.Of(texts.Texts, settings.Seed);

    /// <exception cref="InvalidDataException">A text held out has a near duplicate among those learned.</exception>
    public ObjectionModel Train()
    {
        Split.RefuseLeaks(texts.Texts);
        var learned = texts.Texts.Where(text => !Split.IsHeldOut(text)).ToList();
        var facts = new ModelFacts(settings.Seed, texts.Hash, learned.Count, Split.HeldOutTrades);
        return new(facts, features, texts.Lexicon, Decide(CrossValidate()), LearnLabels(learned).Quantize(), LearnLanguages(learned).Quantize());
    }

    /// <summary>Scores every text that is not held out with a model that has not seen its trade.</summary>
    public IReadOnlyList<ScoredText> CrossValidate()
    {
        var folds = texts.Texts.Where(text => !Split.IsHeldOut(text)).ToLookup(Split.Fold);
        return [.. Enumerable.Range(0, TradeSplit.Folds).AsParallel().AsOrdered().SelectMany(fold =>
        {
            var table = LearnLabels([.. folds.Where(group => group.Key != fold).OrderBy(group => group.Key).SelectMany(group => group)]);
            var scores = table.Scores();
            return Examples(folds[fold]).Select(example =>
            {
                table.Score(example.Example.Buckets, example.Example.Values, scores);
                return new ScoredText(example.Text, [.. scores.Take(AllLabels.Length).Select(score => (double)score)]);
            }).ToList();
        })];
    }

    /// <summary>A calibration and a threshold for each label, from texts as they are written.</summary>
    public IReadOnlyList<LabelDecision> Decide(IReadOnlyList<ScoredText> scored)
    {
        var written = scored.Where(one => !one.Text.IsHeard).ToList();
        var neutral = Math.Max(1, written.Count(one => one.Text.Labels.Count == 0));
        IReadOnlyList<LabelDecision> decisions = [];
        foreach (var cost in Costs)
        {
            decisions = [.. AllLabels.Select(label => Calibration.Fit([.. written.Select(one => new ScoredTruth(
                one.Scores[(int)label], one.Text.Labels.Contains(label), Cost: one.Text.Labels.Count == 0 ? cost / neutral : 0))], settings.LeastPrecision.GetValueOrDefault(label)))];
            if (NeutralFlagged(written, decisions) <= settings.MostNeutralFlagged)
                break;
        }
        return decisions;
    }

    private static double NeutralFlagged(List<ScoredText> scored, IReadOnlyList<LabelDecision> decisions)
    {
        var neutral = scored.FindAll(one => one.Text.Labels.Count == 0);
        return neutral.Count == 0 ? 0 : (double)neutral.Count(one => AllLabels.Any(
            label => decisions[(int)label].Probability(one.Scores[(int)label]) >= decisions[(int)label].Threshold)) / neutral.Count;
    }

    private WeightTable LearnLabels(IReadOnlyList<TrainingText> learned)
    {
        var examples = Examples(learned.Where(text => settings.LearnHeard || !text.IsHeard));
        var learnt = LinearLearner.Learn([.. examples.Select(one => one.Example)], (1 << features.BucketBits) + 1, AllLabels.Length + 1, settings);
        var table = new WeightTable(learnt.Rows, AllLabels.Length);
        for (var bucket = 0; bucket < table.Rows; bucket++)
            for (var label = 0; label < AllLabels.Length; label++)
                table.Row(bucket)[label] = learnt.Row(bucket)[label] + (float)(settings.GateWeight * learnt.Row(bucket)[Gate]);
        return table;
    }

    private WeightTable LearnLanguages(IReadOnlyList<TrainingText> learned)
    {
        var words = new UtteranceWords();
        var reader = new SpellingReader();
        var examples = learned.Select(text =>
        {
            words.Read(text.Text);
            var (buckets, values) = reader.Read(words).Merged();
            return new LearningExample(
                buckets, values, [.. ObjectionModel.Languages.Select(language => language == text.Language)], 1);
        });
        return LinearLearner.Learn([.. examples], SpellingReader.Rows, ObjectionModel.Languages.Count, settings);
    }

    private IEnumerable<(TrainingText Text, LearningExample Example)> Examples(IEnumerable<TrainingText> some)
    {
        var words = new UtteranceWords();
        var reader = new FeatureReader(features, texts.Lexicon);
        var before = new UtteranceWords();
        foreach (var text in some)
        {
            words.Read(text.Text);
            before.Read(text.Before ?? "");
            var (buckets, values) = reader.Read(words, .., text.Language, before).Merged();
            bool[] truth = [.. AllLabels.Select(label => text.Labels.Contains(label)), text.Labels.Count > 0];
            yield return (text, new(buckets, values, truth, CostOf(text)));
        }
    }

    private double CostOf(TrainingText text) =>
        (text.Labels.Count == 0 ? settings.NeutralCost : 1) * (text.IsCorrected ? settings.CorrectedCost : 1);
}

/// <param name="Scores">The model's raw score for each label, in the labels' order.</param>
public sealed record ScoredText(TrainingText Text, IReadOnlyList<double> Scores);
