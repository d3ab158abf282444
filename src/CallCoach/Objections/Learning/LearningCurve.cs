using System.Globalization;
using CallCoach.Objections.Features;

namespace CallCoach.Objections.Learning;

/// <summary>How well a model does that was learned from so many texts.</summary>
public sealed record LearningPoint(int Texts, double MacroF1, IReadOnlyList<LanguageScore> Languages);

/// <summary>Measures what is gained by learning from more texts: the same procedure on an eighth, a quarter and a half of them.</summary>
public static class LearningCurve
{
    /// <summary>Points of macro-F1 a doubling; less is within what another choice of texts would change.</summary>
    private const double WorthWriting = 1;

    private static readonly int[] Parts = [8, 4, 2];

    /// <summary>The points by number of texts; the last is the model that was evaluated. Takes most of the time that learning once takes.</summary>
    public static IReadOnlyList<LearningPoint> Measure(TrainingTexts texts, ModelEvaluation evaluation, FeatureSettings features, LearningSettings settings)
    {
        var split = TradeSplit.Of(texts.Texts, settings.Seed);
        var heldOut = texts.Texts.Where(text => split.IsHeldOut(text) && !text.IsHeard).ToList();
        var learned = texts.Texts.Where(text => !split.IsHeldOut(text)).ToList();
        var all = new LearningPoint(
            evaluation.Facts.TrainingTexts,
            evaluation.Overall.MacroF1,
            [.. evaluation.Groups.Where(group => ObjectionModel.Languages.Contains(group.Group)).Select(group => new LanguageScore(group.Group, group.MacroF1))]);
        return [.. Subsets(learned, settings.Seed).AsParallel().AsOrdered().Select(subset =>
        {
            var some = texts.Only(new HashSet<TrainingText>(subset, ReferenceEqualityComparer.Instance).Contains);
            var model = new ObjectionTrainer(some, features, settings) { Split = split }.Train();
            var judged = JudgedText.By(model, heldOut);
            return new LearningPoint(subset.Count, Figures.Of(ModelEvaluation.All, judged, model.Decisions).MacroF1, LanguageScore.Of(judged, model.Decisions));
        }), all];
    }

    /// <summary>An eighth, a quarter and a half of the texts, chosen by lot; each is within the next.</summary>
    internal static IReadOnlyList<IReadOnlyList<TrainingText>> Subsets(IReadOnlyList<TrainingText> learned, int seed)
    {
        TrainingText[] order = [.. learned];
        Shuffled.InPlace(order, seed);
        return [.. Parts.Select(part => order[..(order.Length / part)])];
    }

    /// <summary>Whether more texts still help, by what the last doubling gained.</summary>
    public static string Conclusion(IReadOnlyList<LearningPoint> points)
    {
        var (before, last) = (points[^2], points[^1]);
        var doublings = Math.Log2((double)last.Texts / before.Texts);
        var gain = Gain(before.MacroF1, last.MacroF1);
        var languages = before.Languages.Zip(last.Languages, (one, other) => $"{one.Language} {Points(Gain(one.MacroF1, other.MacroF1))}");
        var verdict = gain >= WorthWriting ? "more texts still help" : "more texts of this kind hardly help any more";
        return $"The last doubling of the texts gained {Points(gain)} points of macro-F1 ({string.Join(", ", languages)}): {verdict}.";

        double Gain(double one, double other) => (other - one) * 100 / doublings;
        static string Points(double gain) => gain.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
    }
}
