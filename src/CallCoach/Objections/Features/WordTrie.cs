using System.Numerics;

namespace CallCoach.Objections.Features;

/// <summary>
/// Words and beginnings of words as a trie: all that a word matches are found while its letters are walked once, and the walk ends
/// where no entry goes on. The letters are numbered, so that a node says in the bits of one number which letters go on from it; its
/// children lie in a row, in the order of their letters, and counting the bits below a letter's gives the child.
/// </summary>
internal sealed class WordTrie
{
    private const int None = -1;
    private const int MostLetters = 63;

    private readonly Node[] _nodes;
    /// <summary>For each character the number of the letter; 0 for what is in no entry.</summary>
    private readonly byte[] _numbers;

    /// <param name="wholes">Words, each with its number.</param>
    /// <param name="beginnings">Beginnings of words, each with its number.</param>
    /// <exception cref="InvalidDataException">The entries have more different letters than a node can tell apart.</exception>
    public WordTrie(IReadOnlyDictionary<string, int> wholes, IReadOnlyDictionary<string, int> beginnings)
    {
        string[] sorted = [.. wholes.Keys.Union(beginnings.Keys).Order(StringComparer.Ordinal)];
        Depth = sorted.Length == 0 ? 0 : sorted.Max(word => word.Length);
        _numbers = Numbers(sorted);
        var (nodes, known) = (new List<Node>(), 1);
        var open = new Queue<(int First, int End, int Depth)>([(0, sorted.Length, 0)]);
        while (open.TryDequeue(out var node))
        {
            var (first, depth) = (node.First, node.Depth);
            var prefix = first < node.End ? sorted[first][..depth] : "";
            if (first < node.End && sorted[first].Length == depth)
                first++;
            var (children, letters) = (known, 0UL);
            while (first < node.End)
            {
                var (start, letter) = (first, sorted[first][depth]);
                while (first < node.End && sorted[first][depth] == letter)
                    first++;
                letters |= 1UL << _numbers[letter];
                known++;
                open.Enqueue((start, first, depth + 1));
            }
            nodes.Add(new(letters, children, wholes.GetValueOrDefault(prefix, None), beginnings.GetValueOrDefault(prefix, None)));
        }
        _nodes = [.. nodes];
    }

    /// <summary>Letters of the longest entry.</summary>
    public int Depth { get; }

    /// <summary>Finds the entries a word matches.</summary>
    /// <param name="word">Folded, as the entries are.</param>
    /// <param name="found">Room for one more than <see cref="Depth"/>: the numbers of the beginnings, the shortest first, then that of the word itself.</param>
    /// <returns>How many.</returns>
    public int Find(ReadOnlySpan<char> word, Span<int> found)
    {
        var (nodes, numbers) = (_nodes, _numbers);
        var (node, count) = (nodes[0], 0);
        foreach (var letter in word)
        {
            var number = letter < numbers.Length ? numbers[letter] : 0;
            if ((node.Letters >> number & 1) == 0)
                return count;
            node = nodes[node.Children + BitOperations.PopCount(node.Letters & ((1UL << number) - 1))];
            if (node.Beginning != None)
                found[count++] = node.Beginning;
        }
        if (node.Whole != None)
            found[count++] = node.Whole;
        return count;
    }

    private static byte[] Numbers(string[] words)
    {
        char[] letters = [.. words.SelectMany(word => word).Distinct().Order()];
        if (letters.Length > MostLetters)
            throw new InvalidDataException($"The entries of one language have {letters.Length} different letters; {MostLetters} can be told apart.");
        var numbers = new byte[letters.Length == 0 ? 0 : letters[^1] + 1];
        for (var index = 0; index < letters.Length; index++)
            numbers[letters[index]] = (byte)(index + 1);
        return numbers;
    }

    /// <param name="Letters">A bit for the number of each letter that leads to a child.</param>
    /// <param name="Children">The first child's place among the nodes.</param>
    /// <param name="Whole">The number of the word that ends here.</param>
    /// <param name="Beginning">The number of the beginning that ends here.</param>
    private readonly record struct Node(ulong Letters, int Children, int Whole, int Beginning);
}
