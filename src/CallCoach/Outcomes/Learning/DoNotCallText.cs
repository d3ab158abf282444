using CallCoach.Objections.Learning;

namespace CallCoach.Outcomes.Learning;

/// <summary>Something a client says.</summary>
/// <param name="Asks">Whether the client asks never to be called again.</param>
public sealed record DoNotCallText(string Language, bool Asks, string Trade, string Style, string Text);

/// <summary>
/// Reads a file of clients' lines: UTF-8, tab separated, a heading, then on each line <c>do_not_call</c> or <c>none</c>,
/// trade, style and text.
/// </summary>
public static class DoNotCallFile
{
    private static readonly string[] Heading = ["labels", "trade", "style", "text"];

    /// <exception cref="InvalidDataException">The file breaks a rule; the message names the line.</exception>
    public static IReadOnlyList<DoNotCallText> Read(string path, string language)
    {
        var lines = new TabbedLines(Path.GetFileName(path), Heading);
        var asks = OutcomeName.Of(Outcome.DoNotCall);
        return [.. lines.Read(File.ReadLines(path)).Select(columns => new DoNotCallText(
            language,
            columns[0] == asks || (columns[0] == TextFile.NoLabel ? false : throw lines.Wrong($"'{columns[0]}' is neither {asks} nor {TextFile.NoLabel}")),
            columns[1], columns[2], columns[3]))];
    }
}
