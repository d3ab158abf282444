using CallCoach.Calls;

namespace CallCoach.Outcomes.Learning;

/// <param name="Settles">Whether the outcome is settled in this line.</param>
public sealed record DialogueLine(Speaker Speaker, string Text, bool Settles);

/// <summary>A whole call with its outcome.</summary>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Trade">The seller's trade: dialogues are held out by whole trades.</param>
public sealed record Dialogue(string Language, Outcome Outcome, string Trade, IReadOnlyList<DialogueLine> Lines);

/// <summary>
/// Reads a file of dialogues: UTF-8, blocks separated by empty lines. A block begins with <c># outcome|trade</c>; then come
/// the lines said, <c>M|text</c> by the manager and <c>C|text</c> by the client, with <c>*</c> before those that settle it.
/// </summary>
public static class DialogueFile
{
    private const int FewestLines = 2;

    /// <exception cref="InvalidDataException">The file breaks a rule; the message names the line.</exception>
    public static IReadOnlyList<Dialogue> Read(string path, string language)
    {
        var name = Path.GetFileName(path);
        var dialogues = new List<Dialogue>();
        (Outcome Outcome, string Trade, int Number)? head = null;
        var said = new List<DialogueLine>();
        var number = 0;
        foreach (var line in File.ReadLines(path).Append(""))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                EndBlock();
            else if (line.StartsWith('#'))
                head = head is null ? ReadHead(line) : throw Wrong(number, "an empty line is missing before the next call");
            else if (head is null)
                throw Wrong(number, "a call begins with '# outcome|trade'");
            else
                said.Add(ReadLine(line));
        }
        return dialogues.Count > 0 ? dialogues : throw Wrong(1, "there is no call in it");

        void EndBlock()
        {
            if (head is not { } begun)
                return;
            if (said.Count < FewestLines)
                throw Wrong(begun.Number, $"a call has at least {FewestLines} lines");
            if (begun.Outcome != Outcome.NoOutcome && !said.Exists(one => one.Settles))
                throw Wrong(begun.Number, "no line is marked with '*' as settling the call");
            if (begun.Outcome == Outcome.DoNotCall && !said.Exists(one => one is { Settles: true, Speaker: Speaker.Client }))
                throw Wrong(begun.Number, "it is the client who asks not to be called, so a line of the client settles it");
            dialogues.Add(new(language, begun.Outcome, begun.Trade, [.. said]));
            head = null;
            said.Clear();
        }

        (Outcome Outcome, string Trade, int Number) ReadHead(string line)
        {
            if (line[1..].Trim().Split('|') is not [var outcome, var trade] || string.IsNullOrWhiteSpace(trade))
                throw Wrong(number, "a call begins with '# outcome|trade'");
            return OutcomeName.TryParse(outcome.Trim(), out var known)
                ? (known, trade.Trim(), number)
                : throw Wrong(number, $"'{outcome.Trim()}' is no outcome");
        }

        DialogueLine ReadLine(string line)
        {
            var settles = line.StartsWith('*');
            if ((settles ? line[1..] : line).Split('|') is not [var speaker, var text] || string.IsNullOrWhiteSpace(text))
                throw Wrong(number, "a line is 'M|text' or 'C|text', perhaps with '*' before it");
            return speaker switch
            {
                "M" => new(Speaker.Manager, text.Trim(), settles),
                "C" => new(Speaker.Client, text.Trim(), settles),
                _ => throw Wrong(number, $"'{speaker}' is no speaker; M is the manager, C the client"),
            };
        }

        InvalidDataException Wrong(int at, string what) => new($"{name}, line {at}: {what}.");
    }
}
