namespace CallCoach.Objections.Features;

/// <summary>
/// Words and beginnings of words as a trie: all that a word matches are found while its letters are walked once, and the walk ends
/// where no entry goes on. A node's children lie in a row, in the order of their letters.
/// </summary>
internal sealed class WordTrie
{
    private const int None = -1;

    private readonly Node[] _nodes;
    /// <summary>For each node the letter that leads to it.</summary>
    private readonly char[] _letters;

    /// <param name="wholes">Words, each with its number.</param>
    /// <param name="beginnings">Beginnings of words, each with its number.</param>
    public WordTrie(IReadOnlyDictionary<string, int> wholes, IReadOnlyDictionary<string, int> beginnings)
    {
        string[] sorted = [.. wholes.Keys.Union(beginnings.Keys).Order(StringComparer.Ordinal)];
        Depth = sorted.Length == 0 ? 0 : sorted.Max(word => word.Length);
        var (nodes, letters) = (new List<Node>(), new List<char> { default });
        var open = new Queue<(int First, int End, int Depth)>([(0, sorted.Length, 0)]);
        while (open.TryDequeue(out var node))
        {
            var (first, depth) = (node.First, node.Depth);
            var prefix = first < node.End ? sorted[first][..depth] : "";
            if (first < node.End && sorted[first].Length == depth)
                first++;
            var children = letters.Count;
            while (first < node.End)
            {
                var (start, letter) = (first, sorted[first][depth]);
                while (first < node.End && sorted[first][depth] == letter)
                    first++;
                letters.Add(letter);
                open.Enqueue((start, first, depth + 1));
            }
            nodes.Add(new(children, letters.Count - children, wholes.GetValueOrDefault(prefix, None), beginnings.GetValueOrDefault(prefix, None)));
        }
        (_nodes, _letters) = ([.. nodes], [.. letters]);
    }

    /// <summary>Letters of the longest entry.</summary>
    public int Depth { get; }

    /// <summary>Finds the entries a word matches.</summary>
    /// <param name="word">Folded, as the entries are.</param>
    /// <param name="found">Room for one more than <see cref="Depth"/>: the numbers of the beginnings, the shortest first, then that of the word itself.</param>
    /// <returns>How many.</returns>
    public int Find(ReadOnlySpan<char> word, Span<int> found)
    {
        var (at, count) = (0, 0);
        foreach (var letter in word)
        {
            ref readonly var node = ref _nodes[at];
            var child = _letters.AsSpan(node.Children, node.Count).IndexOf(letter);
            if (child < 0)
                return count;
            at = node.Children + child;
            if (_nodes[at].Beginning != None)
                found[count++] = _nodes[at].Beginning;
        }
        if (_nodes[at].Whole != None)
            found[count++] = _nodes[at].Whole;
        return count;
    }

    /// <param name="Children">The first child's place among the nodes.</param>
    /// <param name="Count">Of the children.</param>
    /// <param name="Whole">The number of the word that ends here.</param>
    /// <param name="Beginning">The number of the beginning that ends here.</param>
    private readonly record struct Node(int Children, int Count, int Whole, int Beginning);
}
