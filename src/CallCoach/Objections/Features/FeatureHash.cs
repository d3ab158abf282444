using System.Numerics;

namespace CallCoach.Objections.Features;

/// <summary>FNV-1a over what a feature is made of, mixed as MurmurHash3 ends, so that the low bits can choose a bucket.</summary>
internal readonly struct FeatureHash(ulong state)
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const ulong Mix1 = 0xff51afd7ed558ccd;
    private const ulong Mix2 = 0xc4ceb9fe1a85ec53;

    /// <summary>How many hashes are mixed in one step.</summary>
    public static readonly int Together = 2 * Vector<ulong>.Count;

    /// <summary>A word without letters: the edge of an utterance, and what every word's hash begins with.</summary>
    public static readonly FeatureHash Word = Of('|');

    /// <summary>All 64 bits, not mixed.</summary>
    public ulong State { get; } = state;

    /// <summary>A hash that differs for every kind of feature.</summary>
    public static FeatureHash Of(char kind) => new FeatureHash(Offset).Then(kind);

    public FeatureHash Then(char character) => new((State ^ character) * Prime);

    public FeatureHash Then(ReadOnlySpan<char> characters)
    {
        var hash = this;
        foreach (var character in characters)
            hash = hash.Then(character);
        return hash;
    }

    public FeatureHash Then(int number) => new((State ^ (uint)number) * Prime);

    /// <summary>What another hash stands for, as one step.</summary>
    public FeatureHash Then(FeatureHash other) => new((State ^ other.State) * Prime);

    public int Bucket(int bits)
    {
        var mixed = State;
        mixed = (mixed ^ (mixed >> 33)) * Mix1;
        mixed = (mixed ^ (mixed >> 33)) * Mix2;
        mixed ^= mixed >> 33;
        return (int)(mixed & Mask(bits));
    }

    /// <summary>The buckets of many hashes, several at a time.</summary>
    /// <param name="states">Their states; as many as fill whole vectors, with <see cref="Together"/> in each.</param>
    public static void Buckets(ReadOnlySpan<ulong> states, int bits, Span<int> buckets)
    {
        var mask = new Vector<ulong>(Mask(bits));
        for (var at = 0; at < states.Length; at += Together)
        {
            var low = Mixed(new(states[at..])) & mask;
            var high = Mixed(new(states[(at + Vector<ulong>.Count)..])) & mask;
            Vector.AsVectorInt32(Vector.Narrow(low, high)).CopyTo(buckets[at..]);
        }
    }

    private static Vector<ulong> Mixed(Vector<ulong> state)
    {
        state = (state ^ (state >>> 33)) * Mix1;
        state = (state ^ (state >>> 33)) * Mix2;
        return state ^ (state >>> 33);
    }

    private static ulong Mask(int bits) => (1u << bits) - 1;
}
