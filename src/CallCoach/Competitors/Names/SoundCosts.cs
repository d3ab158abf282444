namespace CallCoach.Competitors.Names;

/// <summary>What it costs to hear one sound for another, or none, or one too many, in half letters.</summary>
internal static class SoundCosts
{
    public const int Consonant = 2;

    private const int Vowel = 1;
    private const int Known = 128;

    private static readonly byte[] One = [.. Enumerable.Range(0, Known).Select(sound => (byte)(Sounds.IsVowel((char)sound) ? Vowel : Consonant))];
    private static readonly byte[] Pairs =
        [.. Enumerable.Range(0, Known * Known).Select(pair => Cost((char)(pair / Known), (char)(pair % Known)))];

    public static int Of(char sound) => One[sound];

    public static int Between(char sound, char heard) => Pairs[(sound * Known) + heard];

    private static byte Cost(char sound, char heard) =>
        sound == heard ? (byte)0
        : Sounds.Family(sound) == Sounds.Family(heard) || IsAlternation(sound, heard) || IsAlternation(heard, sound) ? (byte)1
        : (byte)2;

    /// <summary>Consonants that Slavic cases change: Polska and Polsce, Варта and Warcie, Техника and Техніці.</summary>
    private static bool IsAlternation(char from, char to) => (from, to) is
        ('k', 'c') or ('k', 'C') or ('t', 'c') or ('t', 'C') or ('g', 'z') or ('g', 'Z') or ('d', 'z') or ('r', 'Z') or ('h', 's') or ('h', 'S');
}
