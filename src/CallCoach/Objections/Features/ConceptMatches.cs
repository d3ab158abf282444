namespace CallCoach.Objections.Features;

/// <summary>What a lexicon finds in the words of an utterance. A buffer to be filled again.</summary>
internal sealed class ConceptMatches
{
    /// <summary>For each word its concepts: its own, the most exact match first, then those of expressions that begin with it.</summary>
    public WordLists Concepts { get; } = new();

    /// <summary>For each word the concepts it has by itself.</summary>
    public WordLists Own { get; } = new();

    /// <summary>For each word the parts of expressions it is.</summary>
    public WordLists Parts { get; } = new();

    public void Clear()
    {
        Concepts.Clear();
        Own.Clear();
        Parts.Clear();
    }
}

/// <summary>A list of numbers for each word, the words in a row.</summary>
internal sealed class WordLists
{
    private int[] _numbers = new int[256];
    /// <summary>Where each word's numbers begin, and after the last word where the next one's do.</summary>
    private int[] _starts = new int[256];
    private int _count;

    public int Words { get; private set; }

    public ReadOnlySpan<int> All => _numbers.AsSpan(0, _count);

    /// <summary>The numbers of one word.</summary>
    public ReadOnlySpan<int> this[int word] => _numbers.AsSpan(_starts[word].._starts[word + 1]);

    /// <summary>Where the numbers of a word begin in <see cref="All"/>; those of the word after the last at its end.</summary>
    public int Start(int word) => _starts[word];

    public void Clear() => (_count, Words) = (0, 0);

    /// <summary>Begins a word with numbers that are all different.</summary>
    public void Begin(ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers)
            Append(number);
    }

    /// <summary>Adds a number to the word that is open, unless it has it.</summary>
    public void Add(int number)
    {
        // A word has a handful: walking along them is quicker than a call to search.
        for (var index = _starts[Words]; index < _count; index++)
            if (_numbers[index] == number)
                return;
        Append(number);
    }

    /// <summary>Ends the word that is open.</summary>
    public void EndWord()
    {
        if (++Words == _starts.Length)
            Array.Resize(ref _starts, 2 * Words);
        _starts[Words] = _count;
    }

    private void Append(int number)
    {
        if (_count == _numbers.Length)
            Array.Resize(ref _numbers, 2 * _count);
        _numbers[_count++] = number;
    }
}
