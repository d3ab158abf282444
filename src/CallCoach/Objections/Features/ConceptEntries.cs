using System.Runtime.InteropServices;

namespace CallCoach.Objections.Features;

/// <summary>
/// The words and expressions of one language. The entries that a word is or begins with are found by the hashes of its beginnings;
/// an expression is a path whose steps are the parts that words can be.
/// </summary>
internal sealed class ConceptEntries
{
    /// <summary>Ends an entry that stands for all words that begin so.</summary>
    private const char Beginning = '*';

    private readonly ConceptSets _sets = new();
    private readonly WordTable _wholes;
    private readonly WordTable _beginnings;
    private readonly int _longestBeginning;
    private readonly ExpressionPaths _paths;

    /// <param name="cells">Cells of the table, each with its concept.</param>
    public ConceptEntries(IEnumerable<(string Cell, int Concept)> cells)
    {
        var (concepts, parts) = (new Dictionary<string, List<int>>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var expressions = new List<(int[] Parts, int Concept)>();
        foreach (var (cell, concept) in cells)
            foreach (var expression in cell.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                string[] words = [.. expression.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(Folded)];
                if (words.Length == 1)
                    AddConcept(words[0], concept);
                else if (words.Length > 1)
                    expressions.Add(([.. words.Select(PartOf)], concept));
            }
        _wholes = Table(word => !word.EndsWith(Beginning));
        _beginnings = Table(word => word.EndsWith(Beginning));
        _longestBeginning = concepts.Keys.Concat(parts.Keys).Where(word => word.EndsWith(Beginning)).Select(word => word.Length - 1).DefaultIfEmpty().Max();
        _paths = new(expressions, _sets);

        void AddConcept(string word, int concept)
        {
            ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(concepts, word, out _);
            if (!(own ??= []).Contains(concept))
                own.Add(concept);
        }

        int PartOf(string word)
        {
            parts.TryAdd(word, parts.Count);
            return parts[word];
        }

        WordTable Table(Func<string, bool> which) => new(concepts.Keys.Union(parts.Keys).Where(which).ToDictionary(
            word => word.TrimEnd(Beginning),
            word => new WordEntry(_sets.Put(concepts.GetValueOrDefault(word, [])), parts.GetValueOrDefault(word, WordEntry.NoPart)),
            StringComparer.Ordinal));
    }

    /// <summary>Finds what the words mean, alone and as expressions.</summary>
    public void Find(UtteranceWords words, int first, int count, ConceptMatches matches)
    {
        matches.Clear();
        FindWords(words, first, count, matches);
        for (var word = 0; word < count; word++)
        {
            matches.Concepts.Begin(matches.Own[word]);
            if (word + 1 < count)
                foreach (var part in matches.Parts[word])
                    _paths.Follow(part, word + 1, matches);
            matches.Concepts.EndWord();
        }
    }

    /// <summary>The most exact match first: the word itself, then its beginnings, the longest first.</summary>
    private void FindWords(UtteranceWords words, int first, int count, ConceptMatches matches)
    {
        for (var word = first; word < first + count; word++)
        {
            var hashes = words.Hashes(word);
            Add(_wholes.Find(hashes[^1]), matches);
            for (var length = Math.Min(hashes.Length, _longestBeginning); length > 0; length--)
                Add(_beginnings.Find(hashes[length - 1]), matches);
            matches.Own.EndWord();
            matches.Parts.EndWord();
        }
    }

    private void Add(WordEntry entry, ConceptMatches matches)
    {
        if (entry == WordEntry.None)
            return;
        _sets.AddTo(matches.Own, entry.Concepts);
        if (entry.Part != WordEntry.NoPart)
            matches.Parts.Add(entry.Part);
    }

    private static string Folded(string word) => string.Concat(word.Select(UtteranceWords.Fold));
}
