using CallCoach.Objections.Features;
using CallCoach.Objections.Learning;

namespace CallCoach.Objections.Models;

/// <summary>
/// Learns a model from the training texts and what the department has corrected, and compares it with the live one on
/// what neither has seen: the trades held out of both, and the corrected utterances of the calls held out for good.
/// </summary>
public sealed class DepartmentLearning
{
    private readonly TrainingTexts _texts;
    private readonly List<TrainingText> _heldOut;
    private readonly List<TrainingText> _learned;

    public DepartmentLearning(TrainingTexts texts, IReadOnlyList<CorrectedUtterance> corrected)
    {
        _texts = texts;
        var known = corrected.Where(utterance => ObjectionModel.Languages.Contains(utterance.Language, StringComparer.Ordinal)).ToList();
        _heldOut = [.. known.Where(utterance => utterance.IsHeldOut).Select(utterance => utterance.ToText())];
        var split = TradeSplit.Of(texts.Texts, new LearningSettings().Seed);
        var measured = texts.Texts.Where(text => !text.IsHeard && split.IsHeldOut(text));
        var learnable = known.Where(utterance => !utterance.IsHeldOut).Select(utterance => utterance.ToText()).ToList();
        var tooNear = WordSets.NearDuplicates(learnable, [.. measured, .. _heldOut]).Select(pair => pair.One).ToHashSet();
        _learned = [.. learnable.Where(text => !tooNear.Contains(text))];
    }

    /// <summary>Corrected utterances that are learned from.</summary>
    public int Learned => _learned.Count;

    /// <summary>Corrected utterances that are held out.</summary>
    public int HeldOut => _heldOut.Count;

    /// <exception cref="InvalidDataException">A text held out has a near duplicate among those learned.</exception>
    public ObjectionModel Learn() => new ObjectionTrainer(_texts.With(_learned), new FeatureSettings(), new LearningSettings()).Train();

    public ModelTrial Try(LoadedModel candidate, LoadedModel live)
    {
        var trades = candidate.Model.Facts.HeldOutTrades.Intersect(live.Model.Facts.HeldOutTrades, StringComparer.Ordinal).ToList();
        var texts = _texts.Texts.Where(text => !text.IsHeard && trades.Contains(text.Trade, StringComparer.Ordinal)).ToList();
        var (candidateFigures, liveFigures) = (Measure(candidate.Model, texts), Measure(live.Model, texts));
        return new(
            live.Version, trades, texts.Count, _heldOut.Count, candidateFigures, liveFigures,
            Acceptance.ReasonsAgainst(candidateFigures, liveFigures, texts.Count));
    }

    private ModelFigures Measure(ObjectionModel model, List<TrainingText> texts)
    {
        using var classifier = new LinearObjectionClassifier(model);
        var figures = Figures.Of(ModelEvaluation.All, texts.ConvertAll(text => new JudgedText(text, classifier.Probabilities(text.Text, text.Language, text.Before))), model.Decisions);
        return new(
            figures.MacroF1,
            figures.Labels[(int)ObjectionLabel.PriceComparison].Precision,
            figures.NeutralFlagged,
            _heldOut.Count(text => classifier.Classify(text.Text, text.Language, text.Before).Labels.Select(found => found.Label).ToHashSet().SetEquals(text.Labels)));
    }
}
