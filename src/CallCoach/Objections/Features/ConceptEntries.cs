namespace CallCoach.Objections.Features;

/// <summary>
/// The words and expressions of one language. A word's beginnings are hashed letter by letter, so that all entries it begins
/// with are found in one pass; an expression is a path whose steps are the parts that words can be.
/// </summary>
internal sealed class ConceptEntries
{
    private const int ShortestBeginning = 2;

    /// <summary>Letters of a word that are looked at: no entry has more.</summary>
    private const int LongestEntry = 32;

    // Keyed by the hash of its letters alone: that two of some ten thousand entries share 64 bits is less likely than 1 in 10^11.
    private readonly Dictionary<ulong, Entry> _wholes = [];
    private readonly Dictionary<ulong, Entry> _beginnings = [];
    private readonly Dictionary<(int Path, int Part), int> _steps = [];
    private readonly List<int[]> _meanings = [[]];
    private int _parts;

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

    /// <summary>Finds what the words mean, alone and as expressions.</summary>
    public void Find(UtteranceWords words, int first, int count, ConceptMatches matches)
    {
        matches.Clear();
        for (var word = first; word < first + count; word++)
        {
            Find(words.Folded(word), matches);
            matches.Own.EndWord();
            matches.Parts.EndWord();
        }
        for (var word = 0; word < count; word++)
        {
            matches.Concepts.Add(matches.Own[word]);
            Follow(0, word, matches);
            matches.Concepts.EndWord();
        }
    }

    private void Find(ReadOnlySpan<char> word, ConceptMatches matches)
    {
        Span<FeatureHash> hashes = stackalloc FeatureHash[LongestEntry + 1];
        var length = Math.Min(word.Length, LongestEntry);
        hashes[0] = FeatureHash.Of('e');
        for (var letter = 0; letter < length; letter++)
            hashes[letter + 1] = hashes[letter].Then(word[letter]);
        if (word.Length == length && _wholes.TryGetValue(hashes[length].State, out var whole))
            whole.AddTo(matches);
        for (; length >= ShortestBeginning; length--)
            if (_beginnings.TryGetValue(hashes[length].State, out var beginning))
                beginning.AddTo(matches);
    }

    private void Follow(int path, int word, ConceptMatches matches)
    {
        if (word == matches.Parts.Words)
            return;
        foreach (var part in matches.Parts[word])
            if (_steps.TryGetValue((path, part), out var next))
            {
                matches.Concepts.Add(_meanings[next]);
                Follow(next, word + 1, matches);
            }
    }

    private int StepInto(int path, string word)
    {
        var entry = EntryOf(word);
        if (entry.Part.Length == 0)
            entry.Part = [++_parts];
        if (!_steps.TryGetValue((path, entry.Part[0]), out var next))
        {
            _steps.Add((path, entry.Part[0]), next = _meanings.Count);
            _meanings.Add([]);
        }
        return next;
    }

    private Entry EntryOf(string word)
    {
        var entries = word.EndsWith('*') ? _beginnings : _wholes;
        var hash = FeatureHash.Of('e');
        foreach (var letter in word.TrimEnd('*').Take(LongestEntry))
            hash = hash.Then(UtteranceWords.Fold(letter));
        if (!entries.TryGetValue(hash.State, out var entry))
            entries.Add(hash.State, entry = new());
        return entry;
    }

    private static int[] With(int[] concepts, int concept) => concepts.Contains(concept) ? concepts : [.. concepts, concept];

    /// <summary>A word, or the beginning of some.</summary>
    private sealed class Entry
    {
        public int[] Concepts { get; set; } = [];

        /// <summary>The part of expressions that it is; empty where it is in none.</summary>
        public int[] Part { get; set; } = [];

        public void AddTo(ConceptMatches matches)
        {
            matches.Own.Add(Concepts);
            matches.Parts.Add(Part);
        }
    }
}
