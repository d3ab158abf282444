using System.Globalization;
using System.Text;

namespace CallCoach.Objections.Learning;

/// <summary>A measurement as tables in Markdown, which read well in a terminal too.</summary>
public static class EvaluationTables
{
    public static string Of(ModelEvaluation evaluation)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{evaluation.Overall.Texts} texts of trades held out: {string.Join(", ", evaluation.Facts.HeldOutTrades)}.");
        text.AppendLine(CultureInfo.InvariantCulture, $"Language told right from the spelling: {evaluation.LanguageTold:P1}.");
        text.AppendLine().Append(Groups(evaluation)).AppendLine().Append(Labels(evaluation)).AppendLine().Append(Reliability(evaluation));
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

    private static string Figure(double value, bool means) => means ? value.ToString("F3", CultureInfo.InvariantCulture) : "";
}
