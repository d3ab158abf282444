namespace CallCoach.Objections.Learning;

/// <summary>A model measured on the trades it has never seen.</summary>
/// <param name="Groups">First all texts as written, then by language, then by style, last what a recogniser heard.</param>
/// <param name="LanguageTold">Share of the texts whose language is told right from their spelling.</param>
/// <param name="Confusions">One for each label, over all texts as written.</param>
/// <param name="Robustness">All texts as written, with more and more word errors in them.</param>
public sealed record ModelEvaluation(
    ModelFacts Facts, double LanguageTold, IReadOnlyList<GroupFigures> Groups, IReadOnlyList<ReliabilityStep> Reliability,
    IReadOnlyList<LabelConfusion> Confusions, IReadOnlyList<RobustnessPoint> Robustness)
{
    public const string All = "all";
    public const string Heard = "heard";

    public GroupFigures Overall => Groups[0];

    /// <exception cref="InvalidDataException">The texts are not those the model was trained from.</exception>
    public static ModelEvaluation Of(ObjectionModel model, TrainingTexts texts)
    {
        if (model.Facts.TextsHash != texts.Hash)
            throw new InvalidDataException("The model was trained from other texts than these; train it again to measure it.");
        var isHeldOut = texts.Texts.ToLookup(text => model.Facts.HeldOutTrades.Contains(text.Trade, StringComparer.Ordinal));
        var judged = JudgedText.By(model, isHeldOut[true]);
        var written = judged.Where(one => !one.Text.IsHeard).ToList();
        using var classifier = new LinearObjectionClassifier(model);
        var told = written.Count(one => classifier.Classify(one.Text.Text, language: null).Language == one.Text.Language);

        var groups = new List<GroupFigures> { Figures.Of(All, written, model.Decisions) };
        groups.AddRange(written.GroupBy(one => one.Text.Language).Select(group => Figures.Of(group.Key, [.. group], model.Decisions)));
        groups.AddRange(written.GroupBy(one => one.Text.Style).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Figures.Of(group.Key, [.. group], model.Decisions)));
        if (judged.Count > written.Count)
            groups.Add(Figures.Of(Heard, [.. judged.Where(one => one.Text.IsHeard)], model.Decisions));
        return new(
            model.Facts, (double)told / written.Count, groups, Figures.Reliability(written),
            Confusion.Of(written, model.Decisions), RobustnessCurve.Measure(model, isHeldOut[false], written.ConvertAll(one => one.Text)));
    }
}
