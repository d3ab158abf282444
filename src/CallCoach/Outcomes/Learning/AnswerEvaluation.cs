using System.Globalization;
using System.Text;
using CallCoach.Objections;
using static CallCoach.Outcomes.Learning.FigureTables;

namespace CallCoach.Outcomes.Learning;

/// <summary>The answer model measured on the trades it has never seen.</summary>
/// <param name="Languages">All texts, then by language.</param>
/// <param name="Styles">All texts, then by style.</param>
public sealed record AnswerEvaluation(ModelFacts Facts, IReadOnlyList<FoundFigures> Languages, IReadOnlyList<FoundFigures> Styles)
{
    public FoundFigures Overall => Languages[0];

    /// <exception cref="InvalidDataException">The texts are not those the model was trained from.</exception>
    public static AnswerEvaluation Of(AnswerModel model, AnswerTexts texts)
    {
        if (model.Facts.TextsHash != texts.Hash)
            throw new InvalidDataException("The model was trained from other texts than these; train it again to measure it.");
        using var classifier = new AnswerClassifier(model);
        var judged = texts.Texts.Where(text => model.Facts.HeldOutTrades.Contains(text.Trade, StringComparer.Ordinal)).Select(text => (
            Text: text,
            Names: new FoundNames(
                [.. text.Labels.Select(AnswerName.Of)],
                [.. classifier.Classify(text.Text, text.Language).Select(answer => AnswerName.Of(answer.Label))]))).ToList();
        return new(
            model.Facts,
            FoundFigures.OfGroups(judged, one => one.Text.Language, one => one.Names, AnswerName.All),
            FoundFigures.OfGroups(judged, one => one.Text.Style, one => one.Names, AnswerName.All));
    }

    public string Tables()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Overall.Count} texts of trades held out: {string.Join(", ", Facts.HeldOutTrades)}.");
        text.AppendLine().Append(Groups()).AppendLine().Append(Labels());
        return text.ToString();
    }

    public string Groups()
    {
        var text = new StringBuilder();
        AddRow(text, ["texts", "number", "macro-F1", "micro-F1", "no answer", "of these flagged"]);
        AddRow(text, ["---", "---:", "---:", "---:", "---:", "---:"]);
        foreach (var group in Languages.Concat(Styles.Skip(1)))
            AddRow(text, [group.Group, Whole(group.Count), Figure(group.MacroF1), Figure(group.MicroF1), Whole(group.Empty), group.Empty == 0 ? "" : Percent(group.EmptyFlagged)]);
        return text.ToString();
    }

    public string Labels() => Names("label", Languages);
}
