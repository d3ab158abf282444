namespace CallCoach.Competitors.Names;

/// <summary>
/// One alphabet for words however they are written: Russian, Ukrainian, Polish and English letters become the sounds they stand
/// for, so that a name is the same in Latin and Cyrillic. Small letters are sounds; Z, S and C are ж, ш and ч; digits stay.
/// </summary>
internal static class Sounds
{
    private const string Cyrillic = "абвгґдеєжзиіїйклмнопрстуўфхцчшщъыьэюя";
    private const string OfCyrillic = "abvggdeeZziiiiklmnoprstuvfhcCSS\0i\0eua";
    private const string Polish = "ąćęłńóśźż";
    private const string OfPolish = "ocelnuszZ";
    private const string Latin = "abcdefghijklmnopqrstuvwxyz";
    private const string OfLatin = "abkdefghiiklmnopkrstuvvkiz";

    /// <summary>Appends the sounds of a word.</summary>
    /// <param name="word">Letters or digits, in any case.</param>
    /// <param name="asEnglish">Reads Latin letters as English does, not as Polish.</param>
    /// <returns>How many sounds <paramref name="into"/> then holds.</returns>
    public static int Append(ReadOnlySpan<char> word, bool asEnglish, Span<char> into, int length)
    {
        for (var at = 0; at < word.Length; at++)
        {
            var letter = char.ToLowerInvariant(word[at]);
            var next = at + 1 < word.Length ? char.ToLowerInvariant(word[at + 1]) : '\0';
            if (Pair(letter, next, asEnglish) is not '\0' and var both)
            {
                length = Add(both, into, length);
                at++;
            }
            else if (asEnglish && letter == 'i' && next == 'g' && at + 2 < word.Length && char.ToLowerInvariant(word[at + 2]) == 'h')
            {
                length = Add('i', into, Add('a', into, length));
                at += 2;
            }
            else if (letter == 'x')
                length = Add('s', into, Add('k', into, length));
            else if (letter == 'c' && (next is 'e' or 'i' or 'y'))
                length = Add(asEnglish ? 's' : 'c', into, length);
            else if (asEnglish && letter == 'j')
                length = Add('Z', into, length);
            else if (asEnglish && (letter is 'i' or 'a') && HasSilentE(word, at))
                length = Add('i', into, Add(letter == 'i' ? 'a' : 'e', into, length));
            else if (!(asEnglish && letter is 'e' && at == word.Length - 1 && at > 2))
                length = Add(Single(letter), into, length);
        }
        return length;
    }

    public static bool IsVowel(char sound) => sound is 'a' or 'e' or 'i' or 'o' or 'u';

    /// <summary>Sounds that are taken for one another; a name may begin with another sound of the same family.</summary>
    public static int Family(char sound) => sound switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => 0,
        'p' or 'b' or 'f' or 'v' => 1,
        't' or 'd' => 2,
        'k' or 'g' or 'h' => 3,
        's' or 'z' or 'S' or 'Z' or 'c' or 'C' => 4,
        'm' or 'n' => 5,
        'l' or 'r' => 6,
        _ => sound,
    };

    private static char Pair(char letter, char next, bool asEnglish) => (letter, next) switch
    {
        ('s', 'z') or ('s', 'h') => 'S',
        ('c', 'z') => 'C',
        ('c', 'h') => asEnglish ? 'C' : 'h',
        ('r', 'z') or ('z', 'h') or ('d', 'ż') or ('д', 'ж') => 'Z',
        ('k', 'h') => 'h',
        ('t', 's') or ('t', 'z') => 'c',
        ('p', 'h') => 'f',
        ('t', 'h') => 't',
        ('c', 'k') => 'k',
        ('o', 'o') when asEnglish => 'u',
        ('e', 'e') or ('e', 'a') when asEnglish => 'i',
        _ => '\0',
    };

    private static char Single(char letter)
    {
        if (letter is >= 'a' and <= 'z')
            return OfLatin[Latin.IndexOf(letter)];
        if (letter == 'ё')
            return 'o';
        if (Cyrillic.IndexOf(letter) is >= 0 and var cyrillic)
            return OfCyrillic[cyrillic];
        if (Polish.IndexOf(letter) is >= 0 and var polish)
            return OfPolish[polish];
        return char.IsAsciiDigit(letter) ? letter : '\0';
    }

    /// <summary>As in "line" and "trade".</summary>
    private static bool HasSilentE(ReadOnlySpan<char> word, int at) =>
        at + 3 == word.Length && char.ToLowerInvariant(word[at + 2]) == 'e' && !IsVowel(char.ToLowerInvariant(word[at + 1]));

    /// <summary>No sound twice in a row, and no i that only softens what comes before a vowel.</summary>
    private static int Add(char sound, Span<char> into, int length)
    {
        if (sound == '\0' || length == into.Length)
            return length;
        if (length > 0 && into[length - 1] == sound && !char.IsAsciiDigit(sound))
            return length;
        if (length > 0 && into[length - 1] == 'i' && IsVowel(sound))
            length--;
        if (length > 0 && into[length - 1] == sound && !char.IsAsciiDigit(sound))
            return length;
        into[length] = sound;
        return length + 1;
    }
}
