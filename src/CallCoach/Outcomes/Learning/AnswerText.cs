using CallCoach.Objections;
using CallCoach.Objections.Learning;

namespace CallCoach.Outcomes.Learning;

/// <summary>Something a manager says, with the answers it gives.</summary>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Labels">Empty where it is no answer.</param>
/// <param name="Objection">What it answers; null where it is no answer.</param>
/// <param name="Trade">The seller's trade: texts are held out by whole trades.</param>
public sealed record AnswerText(
    string Language, IReadOnlyList<AnswerLabel> Labels, ObjectionLabel? Objection, string Trade, string Style, string Text);

/// <summary>
/// Reads a file of managers' answers: UTF-8, tab separated, a heading, then on each line labels (joined with <c>+</c>, or
/// <c>none</c>), the objection that is answered (or <c>-</c>), trade, style and text.
/// </summary>
public static class AnswerFile
{
    private const string NoObjection = "-";

    private static readonly string[] Heading = ["labels", "objection", "trade", "style", "text"];

    /// <exception cref="InvalidDataException">The file breaks a rule; the message names the line.</exception>
    public static IReadOnlyList<AnswerText> Read(string path, string language)
    {
        var lines = new TabbedLines(Path.GetFileName(path), Heading);
        return [.. lines.Read(File.ReadLines(path)).Select(columns =>
        {
            var labels = ReadLabels(columns[0], lines);
            var objection = ReadObjection(columns[1], lines);
            if (labels.Count > 0 == objection is null)
                throw lines.Wrong("an answer names the objection it answers, and what is none names '-'");
            return new AnswerText(language, labels, objection, columns[2], columns[3], columns[4]);
        })];
    }

    private static List<AnswerLabel> ReadLabels(string column, TabbedLines lines)
    {
        var labels = new List<AnswerLabel>();
        if (column == TextFile.NoLabel)
            return labels;
        foreach (var part in column.Split('+'))
        {
            if (!AnswerName.TryParse(part, out var label))
                throw lines.Wrong($"'{part}' is no answer");
            if (labels.Contains(label))
                throw lines.Wrong($"'{part}' is there twice");
            labels.Add(label);
        }
        return labels;
    }

    private static ObjectionLabel? ReadObjection(string column, TabbedLines lines) =>
        column == NoObjection ? null
        : LabelName.TryParse(column, out var label) ? label
        : throw lines.Wrong($"'{column}' is no objection");
}
