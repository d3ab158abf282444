using CallCoach.Objections.Learning;

namespace CallCoach.Outcomes.Learning;

/// <summary>The lines of a tab separated file with a heading, whose last column is a text that occurs once.</summary>
internal sealed class TabbedLines(string name, string[] heading)
{
    private int _number;

    /// <exception cref="InvalidDataException">A line breaks a rule; the message names it.</exception>
    public IEnumerable<string[]> Read(IEnumerable<string> lines)
    {
        var firstLines = new Dictionary<string, int>(StringComparer.Ordinal);
        _number = 0;
        foreach (var line in lines)
        {
            var columns = line.Split('\t');
            if (++_number == 1)
            {
                if (!columns.SequenceEqual(heading))
                    throw Wrong($"the heading must be {string.Join(", ", heading)}");
                continue;
            }
            if (columns.Length != heading.Length || columns.Any(string.IsNullOrWhiteSpace))
                throw Wrong($"{heading.Length} filled columns are needed, separated by tabs");
            var key = string.Join(' ', WordSets.Words(columns[^1]));
            if (!firstLines.TryAdd(key, _number))
                throw Wrong($"the text is the same as on line {firstLines[key]}");
            yield return columns;
        }
        if (_number == 0)
            throw Wrong($"the heading must be {string.Join(", ", heading)}");
    }

    /// <summary>What is wrong on the line that was read last.</summary>
    public InvalidDataException Wrong(string what) => new($"{name}, line {Math.Max(1, _number)}: {what}.");
}
