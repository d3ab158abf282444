namespace CallCoach.Objections.Features;

/// <summary>
/// Which words mean the same thing in the four languages ("cheaper", "taniej", "дешевле", "дешевше"), so that what is
/// learned from one language's texts serves the others. A table of concepts, one a line: its name and the words of each
/// language; a word that ends in <c>*</c> stands for all that begin so.
/// </summary>
internal sealed class ConceptLexicon
{
    private const int Columns = 5;
    private const int ShortestPrefix = 2;

    private static readonly string[] Heading = ["concept", "en", "pl", "ru", "uk"];

    // Russian and Ukrainian share a script and, in mixed speech, a sentence: they share a list.
    private readonly WordList _english = new();
    private readonly WordList _polish = new();
    private readonly WordList _cyrillic = new();

    private ConceptLexicon(string table)
    {
        Table = table;
        var lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || !lines[0].Split('\t').SequenceEqual(Heading))
            throw new InvalidDataException($"The concept lexicon must begin with the columns {string.Join(", ", Heading)}.");
        for (var line = 1; line < lines.Length; line++)
        {
            var columns = lines[line].Split('\t');
            if (columns.Length != Columns)
                throw new InvalidDataException($"Line {line + 1} of the concept lexicon has {columns.Length} columns instead of {Columns}.");
            _english.Add(columns[1], line);
            _polish.Add(columns[2], line);
            _cyrillic.Add(columns[3], line);
            _cyrillic.Add(columns[4], line);
        }
    }

    /// <summary>The table it was read from, as it goes into the model's file.</summary>
    public string Table { get; }

    /// <exception cref="InvalidDataException">The table has other columns than it should.</exception>
    public static ConceptLexicon Parse(string table) => new(table.ReplaceLineEndings("\n"));

    /// <summary>Adds the concepts of a folded word to the list: the most exact match first, each once.</summary>
    public void Find(ReadOnlySpan<char> word, string language, List<int> concepts)
    {
        var list = language switch
        {
            "en" => _english,
            "pl" => _polish,
            _ => _cyrillic,
        };
        list.Find(word, concepts);
    }

    private sealed class WordList
    {
        private readonly Dictionary<string, int[]> _whole = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int[]> _prefixes = new(StringComparer.Ordinal);

        public void Add(string words, int concept)
        {
            foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var isPrefix = word.EndsWith('*');
                var folded = string.Concat(word.TrimEnd('*').Select(UtteranceWords.Fold));
                var list = isPrefix ? _prefixes : _whole;
                var known = list.GetValueOrDefault(folded, []);
                if (!known.Contains(concept))
                    list[folded] = [.. known, concept];
            }
        }

        public void Find(ReadOnlySpan<char> word, List<int> concepts)
        {
            var start = concepts.Count;
            if (_whole.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var whole))
                Append(whole, start, concepts);
            var prefixes = _prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
            for (var length = word.Length; length >= ShortestPrefix; length--)
                if (prefixes.TryGetValue(word[..length], out var found))
                    Append(found, start, concepts);
        }

        private static void Append(int[] found, int start, List<int> concepts)
        {
            foreach (var concept in found)
                if (concepts.IndexOf(concept, start) < 0)
                    concepts.Add(concept);
        }
    }
}
