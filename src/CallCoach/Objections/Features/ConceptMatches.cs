using System.Runtime.InteropServices;

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
    private readonly List<int> _numbers = [];
    private readonly List<int> _ends = [];

    public int Words => _ends.Count;

    public ReadOnlySpan<int> All => CollectionsMarshal.AsSpan(_numbers);

    /// <summary>The numbers of one word.</summary>
    public ReadOnlySpan<int> this[int word] => All[Start(word).._ends[word]];

    /// <summary>Where the numbers of a word begin in <see cref="All"/>; those of the word after the last at its end.</summary>
    public int Start(int word) => word == 0 ? 0 : _ends[word - 1];

    public void Clear()
    {
        _numbers.Clear();
        _ends.Clear();
    }

    /// <summary>Adds to the word that is open what it does not have yet.</summary>
    public void Add(ReadOnlySpan<int> numbers)
    {
        var start = Start(_ends.Count);
        foreach (var number in numbers)
            if (!All[start..].Contains(number))
                _numbers.Add(number);
    }

    /// <summary>Ends the word that is open.</summary>
    public void EndWord() => _ends.Add(_numbers.Count);
}
