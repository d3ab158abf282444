using CallCoach.Competitors.Names;

namespace CallCoach.Competitors;

/// <summary>A competitor as somebody enters it.</summary>
public sealed record CompetitorEntry(string Name, IReadOnlyList<string> Spellings)
{
    public const int MostCompetitors = 200;
    public const int MostSpellings = 20;

    private const int LongestName = 100;
    private const int FewestLetters = 2;

    /// <summary>Without blanks around and spellings that are there already.</summary>
    public CompetitorEntry Tidied()
    {
        var known = new HashSet<string>(StringComparer.Ordinal) { NameIndex.LettersOf(Name) };
        return new(Name.Trim(), [.. Spellings.Select(spelling => spelling.Trim()).Where(spelling => spelling.Length > 0 && (NameIndex.LettersOf(spelling).Length == 0 || known.Add(NameIndex.LettersOf(spelling))))]);
    }

    /// <returns>What is wrong with it, in a sentence; null where nothing is.</returns>
    public string? Problem()
    {
        if (Spellings.Count > MostSpellings)
            return $"A competitor has at most {MostSpellings} spellings.";
        foreach (var name in Spellings.Prepend(Name))
        {
            if (name.Length is 0 or > LongestName)
                return $"A name has 1 to {LongestName} characters.";
            if (NameIndex.LettersOf(name).Length < FewestLetters)
                return $"\"{name}\" has fewer than {FewestLetters} letters or digits: it would be found everywhere.";
        }
        return null;
    }

    /// <returns>The first of its names that one of the others has; null where none is.</returns>
    public string? TakenBy(IEnumerable<Competitor> others)
    {
        var taken = others.SelectMany(other => other.Spellings.Prepend(other.Name)).Select(NameIndex.LettersOf).ToHashSet(StringComparer.Ordinal);
        return Spellings.Prepend(Name).FirstOrDefault(name => taken.Contains(NameIndex.LettersOf(name)));
    }
}
