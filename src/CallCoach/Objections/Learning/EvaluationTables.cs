using System.Globalization;
using System.Text;

namespace CallCoach.Objections.Learning;

/// <summary>A measurement as tables in Markdown, which read well in a terminal too.</summary>
public static class EvaluationTables
{
    private const int MostConfused = 3;

    public static string Of(ModelEvaluation evaluation)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{evaluation.Overall.Texts} texts of trades held out: {string.Join(", ", evaluation.Facts.HeldOutTrades)}.");
        text.AppendLine(CultureInfo.InvariantCulture, $"Language told right from the spelling: {evaluation.LanguageTold:P1}.");
        text.AppendLine().Append(Groups(evaluation)).AppendLine().Append(Labels(evaluation)).AppendLine().Append(Confusions(evaluation));
        text.AppendLine().Append(Reliability(evaluation)).AppendLine().Append(Robustness(evaluation));
        return text.ToString();
    }

    public static string Groups(ModelEvaluation evaluation) => Groups(evaluation.Groups);

    public static string Groups(IEnumerable<GroupFigures> groups)
    {
        var text = new StringBuilder();
        text.AppendLine("| texts | number | macro-F1 | micro-F1 | without objection | of these flagged | calibration error |");
        text.AppendLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var group in groups)
        {
            var hasObjections = group.Texts > group.Neutral;
            text.AppendLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {group.Group} | {group.Texts} | {Figure(group.MacroF1, hasObjections)} | {Figure(group.MicroF1, hasObjections)} | {group.Neutral} | {(group.Neutral == 0 ? "" : $"{group.NeutralFlagged * 100:F1} %")} | {group.CalibrationError:F3} |"));
        }
        return text.ToString();
    }

    public static string Labels(ModelEvaluation evaluation)
    {
        var groups = evaluation.Groups.Where(group => group.Group == ModelEvaluation.All || ObjectionModel.Languages.Contains(group.Group)).ToList();
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"| label | {string.Join(" | ", groups.Select(group => $"{group.Group}: P / R / F1 (texts)"))} |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| --- |{string.Concat(groups.Select(_ => " --- |"))}");
        for (var label = 0; label < groups[0].Labels.Count; label++)
        {
            var cells = groups.Select(group => group.Labels[label]).Select(figures => string.Create(
                CultureInfo.InvariantCulture, $"{figures.Precision:F2} / {figures.Recall:F2} / {figures.F1:F2} ({figures.Texts})"));
            text.AppendLine(CultureInfo.InvariantCulture, $"| {groups[0].Labels[label].Label} | {string.Join(" | ", cells)} |");
        }
        return text.ToString();
    }

    public static string Reliability(ModelEvaluation evaluation)
    {
        var text = new StringBuilder();
        text.AppendLine("| probability given, mean | came true | number |");
        text.AppendLine("| ---: | ---: | ---: |");
        foreach (var step in evaluation.Reliability)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {step.Predicted:F2} | {step.Observed:F2} | {step.Count} |");
        return text.ToString();
    }

    public static string Confusions(ModelEvaluation evaluation)
    {
        var text = new StringBuilder();
        text.AppendLine("| label | missed, of its texts | found in its stead | found falsely | what these texts hold |");
        text.AppendLine("| --- | ---: | --- | ---: | --- |");
        foreach (var label in evaluation.Confusions)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {label.Label} | {label.Missed} of {label.Texts} | {Most(label.FoundInstead)} | {label.FalseFindings} | {Most(label.HeldInstead)} |");
        return text.ToString();
    }

    public static string Robustness(ModelEvaluation evaluation)
    {
        var text = new StringBuilder();
        var languages = evaluation.Robustness[0].Languages.Select(score => score.Language);
        text.AppendLine(CultureInfo.InvariantCulture, $"| word errors, asked | measured | macro-F1, all | {string.Join(" | ", languages)} | price_comparison precision | recall | without objection, flagged |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| ---: | ---: | ---: | {string.Concat(languages.Select(_ => "---: | "))}---: | ---: | ---: |");
        foreach (var point in evaluation.Robustness)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {point.Share * 100:F0} % | {point.WordErrorRate * 100:F1} % | {point.MacroF1:F3} | {Scores(point.Languages)} | {point.PricePrecision:F2} | {point.PriceRecall:F2} | {point.NeutralFlagged * 100:F1} % |");
        return text.ToString();
    }

    public static string Learning(IReadOnlyList<LearningPoint> points)
    {
        var text = new StringBuilder();
        var languages = points[0].Languages.Select(score => score.Language);
        text.AppendLine(CultureInfo.InvariantCulture, $"| texts learned | macro-F1, all | {string.Join(" | ", languages)} |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| ---: | ---: |{string.Concat(languages.Select(_ => " ---: |"))}");
        foreach (var point in points)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {point.Texts} | {point.MacroF1:F3} | {Scores(point.Languages)} |");
        return text.ToString();
    }

    private static string Most(IReadOnlyList<LabelCount> counts) =>
        string.Join(", ", counts.Take(MostConfused).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Label} {count.Texts}")));

    private static string Scores(IEnumerable<LanguageScore> scores) =>
        string.Join(" | ", scores.Select(score => score.MacroF1.ToString("F3", CultureInfo.InvariantCulture)));

    private static string Figure(double value, bool means) => means ? value.ToString("F3", CultureInfo.InvariantCulture) : "";
}
