using System.Globalization;
using System.Text.RegularExpressions;

namespace CallCoach.Demo.Scripts;

/// <summary>
/// Reads a script: comment lines with <c>#</c>, a head of <c>key: value</c> lines, an empty line, then what is said, one
/// utterance a line, as <c>manager: ...</c> or <c>client [label+label]: ...</c>.
/// </summary>
public static partial class ScriptReader
{
    private static readonly IReadOnlyList<string> Known = ["at", "by", "client", "language", "direction", "ends", "recording", "webhook", "pace", "outcome"];

    /// <exception cref="FormatException">The text is no script; the message names the script and what is wrong.</exception>
    public static ScriptedCall Read(string key, string text)
    {
        var rows = text.ReplaceLineEndings("\n").Split('\n').Where(row => !row.StartsWith('#')).ToList();
        var gap = rows.FindIndex(string.IsNullOrWhiteSpace);
        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in gap < 0 ? rows : rows[..gap])
        {
            var (name, value) = Split(key, row);
            if (!Known.Contains(name) || !head.TryAdd(name, value))
                throw new FormatException($"script {key}: '{name}' is unknown or given twice");
        }
        var lines = gap < 0 ? [] : rows[gap..].Where(row => !string.IsNullOrWhiteSpace(row)).Select(row => Said(key, row)).ToList();

        string Head(string name, string otherwise) => head.GetValueOrDefault(name, otherwise);
        return new(
            key,
            TimeOnly.Parse(Head("at", "00:00"), CultureInfo.InvariantCulture),
            Head("by", ""), Head("client", ""), Head("language", "en"),
            Choose(key, Head("direction", "outbound"), ("outbound", Direction.Outbound), ("inbound", Direction.Inbound)),
            Choose(key, Head("ends", "answered"),
                ("answered", Ending.Answered), ("voicemail", Ending.Voicemail), ("no-answer", Ending.NoAnswer),
                ("busy", Ending.Busy), ("failed", Ending.Failed), ("canceled", Ending.Canceled)),
            Choose(key, Head("recording", ""),
                ("", RecordingTrait.None), ("missing at first", RecordingTrait.MissingAtFirst), ("mu-law", RecordingTrait.MuLaw)),
            Choose(key, Head("webhook", ""), ("", false), ("repeated", true)),
            Choose(key, Head("pace", ""), ("", false), ("real", true)),
            lines);
    }

    private static Line Said(string key, string row)
    {
        var match = Utterance().Match(row);
        if (!match.Success)
            throw new FormatException($"script {key}: not an utterance: {row}");
        var speaker = match.Groups["who"].Value == "client" ? Speaker.Client : Speaker.Manager;
        var labels = match.Groups["labels"].Value.Split('+', StringSplitOptions.RemoveEmptyEntries);
        if (speaker == Speaker.Manager && labels.Length > 0)
            throw new FormatException($"script {key}: a manager makes no objection: {row}");
        return new(speaker, match.Groups["text"].Value.Trim(), labels);
    }

    private static (string Name, string Value) Split(string key, string row)
    {
        var colon = row.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            ? (row[..colon].Trim(), row[(colon + 1)..].Trim())
            : throw new FormatException($"script {key}: not 'name: value': {row}");
    }

    private static T Choose<T>(string key, string value, params ReadOnlySpan<(string Name, T Value)> choices)
    {
        foreach (var choice in choices)
        {
            if (choice.Name == value)
                return choice.Value;
        }
        throw new FormatException($"script {key}: '{value}' is not known here");
    }

    [GeneratedRegex(@"^(?<who>client|manager)( \[(?<labels>[a-z_+]+)\])?: (?<text>.+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Utterance();
}
