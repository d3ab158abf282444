namespace CallCoach.Objections.Features;

/// <summary>FNV-1a over what a feature is made of, mixed as MurmurHash3 ends, so that the low bits can choose a bucket.</summary>
internal readonly struct FeatureHash(ulong state)
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

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
        mixed = (mixed ^ (mixed >> 33)) * 0xff51afd7ed558ccd;
        mixed = (mixed ^ (mixed >> 33)) * 0xc4ceb9fe1a85ec53;
        mixed ^= mixed >> 33;
        return (int)(mixed & ((1u << bits) - 1));
    }
}
