namespace CallCoach.Objections.Features;

/// <summary>
/// The words and expressions of one language. All entries that a word is or begins with are found in one walk along its letters;
/// an expression is a path whose steps are the parts that words can be.
/// </summary>
internal sealed class ConceptEntries
{
    private readonly WordTrie _trie;
    private readonly Entry[] _entries;
    private readonly int[] _concepts;
    private readonly ExpressionPaths _paths;

    /// <param name="cells">Cells of the table, each with its concept.</param>
    public ConceptEntries(IEnumerable<(string Cell, int Concept)> cells)
    {
        var (words, parts, expressions) = (new Words(), new Dictionary<int, int>(), new List<(int[] Parts, int Concept)>());
        foreach (var (cell, concept) in cells)
            foreach (var expression in cell.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                int[] entries = [.. expression.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(words.EntryOf)];
                if (entries.Length == 1 && !words.Concepts[entries[0]].Contains(concept))
                    words.Concepts[entries[0]].Add(concept);
                else if (entries.Length > 1)
                    expressions.Add(([.. entries.Select(PartOf)], concept));
            }
        _trie = new(words.Wholes, words.Beginnings);
        _concepts = [.. words.Concepts.SelectMany(concepts => concepts)];
        _paths = new(expressions, parts.Count);
        _entries = new Entry[words.Concepts.Count];
        var start = 0;
        for (var entry = 0; entry < _entries.Length; start += words.Concepts[entry++].Count)
            _entries[entry] = new(start, words.Concepts[entry].Count, parts.GetValueOrDefault(entry, Entry.NoPart));

        int PartOf(int entry)
        {
            parts.TryAdd(entry, parts.Count);
            return parts[entry];
        }
    }

    /// <summary>Finds what the words mean, alone and as expressions.</summary>
    public void Find(UtteranceWords words, int first, int count, ConceptMatches matches)
    {
        matches.Clear();
        FindWords(words, first, count, matches);
        for (var word = 0; word < count; word++)
        {
            matches.Concepts.Add(matches.Own[word]);
            foreach (var part in matches.Parts[word])
                _paths.Follow(part, word + 1, matches);
            matches.Concepts.EndWord();
        }
    }

    private void FindWords(UtteranceWords words, int first, int count, ConceptMatches matches)
    {
        Span<int> found = stackalloc int[_trie.Depth + 1];
        var (own, parts) = (matches.Own, matches.Parts);
        for (var word = first; word < first + count; word++)
        {
            for (var match = _trie.Find(words.Folded(word), found) - 1; match >= 0; match--)
            {
                var entry = _entries[found[match]];
                own.Add(_concepts.AsSpan(entry.Start, entry.Count));
                if (entry.Part != Entry.NoPart)
                    parts.Add(entry.Part);
            }
            own.EndWord();
            parts.EndWord();
        }
    }

    /// <summary>A word, or the beginning of some.</summary>
    /// <param name="Start">Of its concepts among those of all entries.</param>
    /// <param name="Count">Of its concepts.</param>
    /// <param name="Part">The part of expressions that it is.</param>
    private readonly record struct Entry(int Start, int Count, int Part)
    {
        public const int NoPart = -1;
    }

    /// <summary>The words and beginnings while they are numbered.</summary>
    private sealed class Words
    {
        public Dictionary<string, int> Wholes { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, int> Beginnings { get; } = new(StringComparer.Ordinal);

        /// <summary>For each entry.</summary>
        public List<List<int>> Concepts { get; } = [];

        public int EntryOf(string word)
        {
            var entries = word.EndsWith('*') ? Beginnings : Wholes;
            var letters = string.Concat(word.TrimEnd('*').Select(UtteranceWords.Fold));
            if (entries.TryGetValue(letters, out var number))
                return number;
            entries.Add(letters, number = Concepts.Count);
            Concepts.Add([]);
            return number;
        }
    }
}
