using System.Numerics;

namespace CallCoach.Objections.Features;

/// <summary>
/// What words stand for, by the words' hashes: sixty-four bits tell any words of a language apart. Nearly all that is asked for is not
/// there, so a small set of bits, which stays in the near caches, answers first; only what it lets pass looks into the table, where all
/// about a word lies in one place.
/// </summary>
internal sealed class WordTable
{
    private const int BitsAWord = 16;
    private const int SlotsAWord = 2;

    private readonly ulong[] _bits;
    private readonly Slot[] _slots;

    public WordTable(IReadOnlyDictionary<string, WordEntry> words)
    {
        _bits = new ulong[BitOperations.RoundUpToPowerOf2((uint)(words.Count * BitsAWord / 64) + 1)];
        _slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)(words.Count * SlotsAWord) + 1)];
        Array.Fill(_slots, new(0, WordEntry.None));
        foreach (var (word, entry) in words)
            Put(FeatureHash.Word.Then(word).State, entry);
    }

    /// <returns>The word's entry, or <see cref="WordEntry.None"/>.</returns>
    public WordEntry Find(FeatureHash word)
    {
        var hash = word.State;
        var bits = _bits;
        return (bits[(int)(hash >> 6) & (bits.Length - 1)] >> (int)(hash & 63) & 1) == 0 ? WordEntry.None : LookUp(hash);
    }

    private WordEntry LookUp(ulong hash)
    {
        var slots = _slots;
        for (var place = Place(hash); ; place = (place + 1) & (slots.Length - 1))
        {
            ref readonly var slot = ref slots[place];
            if (slot.Hash == hash || slot.Entry == WordEntry.None)
                return slot.Entry;
        }
    }

    private void Put(ulong hash, WordEntry entry)
    {
        _bits[(int)(hash >> 6) & (_bits.Length - 1)] |= 1UL << (int)(hash & 63);
        var place = Place(hash);
        while (_slots[place].Entry != WordEntry.None)
            place = (place + 1) & (_slots.Length - 1);
        _slots[place] = new(hash, entry);
    }

    private int Place(ulong hash) => (int)(hash >> 32) & (_slots.Length - 1);

    private readonly record struct Slot(ulong Hash, WordEntry Entry);
}

/// <summary>A word, or the beginning of some.</summary>
/// <param name="Concepts">What it means by itself, one of the <see cref="ConceptSets"/>.</param>
/// <param name="Part">The part of expressions that it is.</param>
internal readonly record struct WordEntry(int Concepts, int Part)
{
    public const int NoPart = -1;

    public static readonly WordEntry None = new(ConceptSets.Empty, NoPart);
}
