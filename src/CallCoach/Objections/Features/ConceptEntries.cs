namespace CallCoach.Objections.Features;

/// <summary>
/// The words and expressions of one language. All entries that a word is or begins with are found in one walk along its letters;
/// an expression is a path whose steps are the parts that words can be.
/// </summary>
internal sealed class ConceptEntries
{
    private readonly Dictionary<string, int> _wholes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _beginnings = new(StringComparer.Ordinal);
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<long, int> _steps = [];
    private readonly List<int[]> _meanings = [[]];
    private readonly List<int> _openings = [0];
    private WordTrie? _trie;

    /// <summary>Adds a cell of the table.</summary>
    public void Add(string cell, int concept)
    {
        foreach (var expression in cell.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = expression.Split('_', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 1)
            {
                var entry = EntryOf(words[0]);
                entry.Concepts = With(entry.Concepts, concept);
            }
            else if (words.Length > 1)
            {
                var end = words.Aggregate(0, StepInto);
                _meanings[end] = With(_meanings[end], concept);
            }
        }
    }

    /// <summary>After the last cell, before the first search.</summary>
    public void Close() => _trie = new(_wholes, _beginnings);

    /// <summary>Finds what the words mean, alone and as expressions.</summary>
    public void Find(UtteranceWords words, int first, int count, ConceptMatches matches)
    {
        var trie = _trie ?? throw new InvalidOperationException("The entries are still open.");
        Span<int> found = stackalloc int[trie.Depth + 1];
        matches.Clear();
        for (var word = first; word < first + count; word++)
        {
            for (var match = trie.Find(words.Folded(word), found); match > 0; match--)
            {
                var entry = _entries[found[match - 1]];
                matches.Own.Add(entry.Concepts);
                matches.Parts.Add(entry.Part);
            }
            matches.Own.EndWord();
            matches.Parts.EndWord();
        }
        for (var word = 0; word < count; word++)
        {
            matches.Concepts.Add(matches.Own[word]);
            foreach (var part in matches.Parts[word])
                if (_openings[part] is not 0 and var path)
                    Follow(path, word + 1, matches);
            matches.Concepts.EndWord();
        }
    }

    /// <summary>Adds what a path means and where it leads with the words that follow.</summary>
    private void Follow(int path, int word, ConceptMatches matches)
    {
        matches.Concepts.Add(_meanings[path]);
        if (word == matches.Parts.Words)
            return;
        foreach (var part in matches.Parts[word])
            if (_steps.TryGetValue(Step(path, part), out var next))
                Follow(next, word + 1, matches);
    }

    private int StepInto(int path, string word)
    {
        var entry = EntryOf(word);
        if (entry.Part.Length == 0)
        {
            entry.Part = [_openings.Count];
            _openings.Add(0);
        }
        if (!_steps.TryGetValue(Step(path, entry.Part[0]), out var next))
        {
            _steps.Add(Step(path, entry.Part[0]), next = _meanings.Count);
            _meanings.Add([]);
            if (path == 0)
                _openings[entry.Part[0]] = next;
        }
        return next;
    }

    private static long Step(int path, int part) => ((long)path << 32) | (uint)part;

    private Entry EntryOf(string word)
    {
        var entries = word.EndsWith('*') ? _beginnings : _wholes;
        var letters = string.Concat(word.TrimEnd('*').Select(UtteranceWords.Fold));
        if (!entries.TryGetValue(letters, out var number))
        {
            entries.Add(letters, number = _entries.Count);
            _entries.Add(new());
        }
        return _entries[number];
    }

    private static int[] With(int[] concepts, int concept) => concepts.Contains(concept) ? concepts : [.. concepts, concept];

    /// <summary>A word, or the beginning of some.</summary>
    private sealed class Entry
    {
        public int[] Concepts { get; set; } = [];

        /// <summary>The part of expressions that it is; empty where it is in none.</summary>
        public int[] Part { get; set; } = [];
    }
}
