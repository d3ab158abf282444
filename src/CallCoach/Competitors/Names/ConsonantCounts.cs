namespace CallCoach.Competitors.Names;

/// <summary>
/// How many consonants of each family a word has, a byte for each: tells in a few instructions that two words are too far apart
/// to compare them.
/// </summary>
internal readonly record struct ConsonantCounts(ulong Packed)
{
    private const ulong HighBits = 0x8080_8080_8080_8080;
    private const ulong Ones = 0x0101_0101_0101_0101;
    private const int Families = 8;

    public static ConsonantCounts Of(ReadOnlySpan<char> sounds)
    {
        var packed = 0UL;
        foreach (var sound in sounds)
            if (!Sounds.IsVowel(sound))
                packed += 1UL << (8 * (Sounds.Family(sound) % Families));
        return new(packed);
    }

    /// <summary>How many of these the other word lacks.</summary>
    public int Beyond(ConsonantCounts other)
    {
        var difference = (Packed | HighBits) - other.Packed;
        var isMore = (difference & HighBits) >> 7;
        return (int)(((difference & ~HighBits & (isMore * 0x7f)) * Ones) >> 56);
    }
}
