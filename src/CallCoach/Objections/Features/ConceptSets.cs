using System.Runtime.InteropServices;

namespace CallCoach.Objections.Features;

/// <summary>
/// Sets of concepts, each known by a number. Most are of one concept: that concept is the number, and nothing needs to be looked up.
/// </summary>
internal sealed class ConceptSets
{
    public const int Empty = -1;

    /// <summary>The larger sets, each with its count before it.</summary>
    private readonly List<int> _larger = [];

    /// <returns>The number of the set of these concepts.</returns>
    public int Put(IReadOnlyList<int> concepts)
    {
        if (concepts.Count < 2)
            return concepts.Count == 0 ? Empty : concepts[0];
        var start = _larger.Count;
        _larger.Add(concepts.Count);
        _larger.AddRange(concepts);
        return NumberOf(start);
    }

    /// <summary>Adds the concepts of a set to the word that is open.</summary>
    public void AddTo(WordLists words, int set)
    {
        if (set >= 0)
            words.Add(set);
        else if (set != Empty)
            foreach (var concept in CollectionsMarshal.AsSpan(_larger).Slice(NumberOf(set) + 1, _larger[NumberOf(set)]))
                words.Add(concept);
    }

    /// <summary>From where a larger set lies to its number, and back.</summary>
    private static int NumberOf(int start) => Empty - 1 - start;
}
