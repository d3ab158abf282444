namespace CallCoach.Objections.Learning;

/// <summary>What is left of a model's figures when a share of the words is misheard.</summary>
/// <param name="Share">Of the words chosen to be misheard.</param>
/// <param name="WordErrorRate">What came of it: words inserted, deleted and substituted, as a share of the words said.</param>
/// <param name="NeutralFlagged">Share of the texts without objection in which one is found all the same.</param>
public sealed record RobustnessPoint(
    double Share, double WordErrorRate, double MacroF1, double PricePrecision, double PriceRecall, double NeutralFlagged, IReadOnlyList<LanguageScore> Languages);

/// <summary>Measures a model on texts with more and more word errors in them.</summary>
public static class RobustnessCurve
{
    private static readonly double[] Shares = [0, 0.1, 0.2, 0.3];

    /// <param name="learned">Texts whose words are heard in place of others.</param>
    /// <param name="heldOut">Texts the model has not seen, as they were written.</param>
    public static IReadOnlyList<RobustnessPoint> Measure(ObjectionModel model, IEnumerable<TrainingText> learned, IReadOnlyList<TrainingText> heldOut)
    {
        var errors = new WordErrors(learned, model.Facts.Seed);
        return [.. Shares.Select(share =>
        {
            TrainingText[] heard = [.. heldOut.AsParallel().AsOrdered().Select(text => errors.Mishear(text, share))];
            var judged = JudgedText.By(model, heard);
            var figures = Figures.Of(ModelEvaluation.All, judged, model.Decisions);
            var price = figures.Labels[(int)ObjectionLabel.PriceComparison];
            return new RobustnessPoint(
                share, WordErrors.Rate(heldOut.Zip(heard)), figures.MacroF1, price.Precision, price.Recall, figures.NeutralFlagged, LanguageScore.Of(judged, model.Decisions));
        })];
    }
}
