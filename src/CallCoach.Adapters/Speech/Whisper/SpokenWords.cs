using System.Text.RegularExpressions;

namespace CallCoach.Adapters.Speech.Whisper;

/// <summary>A text by what is spoken of it: words without case and punctuation, and their syllables.</summary>
internal static partial class SpokenWords
{
    private const string Vowels = "aeiouyąęóаеёиоуыэюяєіїў";

    /// <summary>Words of letters, digits and the apostrophe within, in lower case.</summary>
    public static string[] Of(string text) => [.. Word().Matches(text).Select(word => word.Value.Replace('’', '\'').ToLowerInvariant())];

    /// <summary>The same with nothing between.</summary>
    public static string Bare(string word) => string.Concat(Of(word));

    /// <summary>Runs of vowels; a word without any, and a digit, count as one.</summary>
    public static int Syllables(string text)
    {
        var syllables = 0;
        foreach (var word in Of(text))
        {
            var (runs, before) = (0, false);
            foreach (var letter in word)
            {
                var vowel = Vowels.Contains(letter, StringComparison.Ordinal);
                runs += (vowel && !before) || char.IsDigit(letter) ? 1 : 0;
                before = vowel;
            }
            syllables += Math.Max(1, runs);
        }
        return syllables;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
