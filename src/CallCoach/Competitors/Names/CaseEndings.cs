using System.Collections.Frozen;

namespace CallCoach.Competitors.Names;

/// <summary>Endings that a name takes in the cases of Russian, Ukrainian and Polish and in the English possessive, as sounds.</summary>
internal static class CaseEndings
{
    public const int Longest = 3;

    public const int MostConsonants = 1;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = new[]
    {
        "", "a", "u", "e", "i", "o", "s", "om", "em", "im", "am", "ov", "ev", "uv", "iv", "ah", "eh", "ih", "oi", "ei", "ou", "eu",
        "ami", "imi", "ogo", "ego", "omu", "emu", "ovi", "evi", "oim", "ovo",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsOne(ReadOnlySpan<char> ending) => ending.Length <= Longest && Known.Contains(ending);
}
