using CallCoach.Objections.Features;

namespace CallCoach.Outcomes.Learning;

/// <summary>The concepts of several tables with the same heading as one lexicon.</summary>
internal static class ConceptTables
{
    /// <exception cref="InvalidDataException">A table has other columns than it should.</exception>
    public static ConceptLexicon Read(string shared, string own)
    {
        var table = File.ReadAllText(shared).ReplaceLineEndings("\n").TrimEnd('\n');
        var added = ConceptLexicon.Parse(File.ReadAllText(own)).Table;
        return ConceptLexicon.Parse(table + added[added.IndexOf('\n', StringComparison.Ordinal)..]);
    }
}
