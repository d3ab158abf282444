namespace CallCoach.Objections.Learning;

/// <summary>
/// Reads a file of training texts: UTF-8, tab separated, a heading, then on each line labels (joined with <c>+</c>, or
/// <c>none</c>), trade, style and text; before the text there may be a column for what the manager said before.
/// </summary>
public static class TextFile
{
    public const string NoLabel = "none";

    private const int Columns = 4;
    private const string Heading = "labels\ttrade\tstyle\ttext";
    private const string HeadingOfReplies = "labels\ttrade\tstyle\tbefore\ttext";

    /// <exception cref="InvalidDataException">The file breaks a rule; the message names the line.</exception>
    public static IReadOnlyList<TrainingText> Read(string path, string language, string hand = TrainingText.First) =>
        Parse(File.ReadLines(path), language, Path.GetFileName(path), hand);

    internal static IReadOnlyList<TrainingText> Parse(IEnumerable<string> lines, string language, string name, string hand = TrainingText.First)
    {
        var isReplies = false;
        var texts = new List<TrainingText>();
        var firstLines = new Dictionary<string, int>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in lines)
        {
            if (++number == 1)
            {
                isReplies = line == HeadingOfReplies;
                if (!isReplies && line != Heading)
                    throw Wrong("the heading must be labels, trade, style, text, with before in front of text where there is one");
                continue;
            }
            var columns = line.Split('\t');
            var count = isReplies ? Columns + 1 : Columns;
            if (columns.Length != count || columns.Any(string.IsNullOrWhiteSpace))
                throw Wrong($"{count} filled columns are needed, separated by tabs");
            var text = new TrainingText(language, ReadLabels(columns[0]), columns[1], columns[2], columns[^1], isReplies ? columns[3] : null, hand);
            // What was said apart may be heard alike.
            if (!text.IsHeard && !firstLines.TryAdd(Key(text), number))
                throw Wrong($"the text is the same as on line {firstLines[Key(text)]}");
            texts.Add(text);
        }
        return texts;

        List<ObjectionLabel> ReadLabels(string column)
        {
            var labels = new List<ObjectionLabel>();
            if (column == NoLabel)
                return labels;
            foreach (var part in column.Split('+'))
            {
                if (!LabelName.TryParse(part, out var label))
                    throw Wrong($"'{part}' is no label");
                if (labels.Contains(label))
                    throw Wrong($"'{part}' is there twice");
                labels.Add(label);
            }
            return labels;
        }

        InvalidDataException Wrong(string what) => new($"{name}, line {number}: {what}.");
    }

    /// <summary>A text without case and punctuation.</summary>
    private static string Key(TrainingText text) => string.Join(' ', WordSets.Words($"{text.Before} | {text.Text}"));
}
