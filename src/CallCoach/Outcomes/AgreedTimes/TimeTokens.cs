using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CallCoach.Outcomes.AgreedTimes;

/// <summary>A word or a phrase of a line, or digits.</summary>
/// <param name="Breaks">Punctuation stands before it.</param>
internal sealed record TimeToken(string Text, IReadOnlyList<TimeMeaning> Meanings, bool Breaks)
{
    public bool IsDigits => char.IsAsciiDigit(Text[0]);

    public int? ValueOf(TimeWord word)
    {
        foreach (var meaning in Meanings)
            if (meaning.Word == word)
                return meaning.Value;
        return null;
    }

    public bool Is(TimeWord word) => ValueOf(word) is not null;
}

/// <summary>Cuts a line into what can have to do with times; numbers too long for one are taken out.</summary>
internal static partial class TimeTokens
{
    private const int LongestNumber = 4;

    private static readonly SearchValues<char> Breaks = SearchValues.Create(",;.!?:—–…");

    public static List<TimeToken> Of(string text, TimeVocabulary vocabulary)
    {
        var plain = text.Normalize().ToLowerInvariant().Replace('ё', 'е').Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal)
            .Replace("ʼ", "", StringComparison.Ordinal);
        var words = Words().Matches(plain);
        var tokens = new List<TimeToken>();
        for (var i = 0; i < words.Count;)
        {
            var between = i == 0 ? "" : plain[(words[i - 1].Index + words[i - 1].Length)..words[i].Index];
            var breaks = between.AsSpan().ContainsAny(Breaks);
            var (phrase, length) = Longest(words, i, vocabulary);
            tokens.Add(new(phrase, MeaningsOf(phrase, vocabulary), breaks));
            i += length;
        }
        WithoutLongNumbers(tokens);
        return tokens;
    }

    private static (string Phrase, int Length) Longest(MatchCollection words, int first, TimeVocabulary vocabulary)
    {
        for (var length = Math.Min(TimeVocabulary.LongestPhrase, words.Count - first); length > 1; length--)
        {
            var phrase = string.Join('_', Enumerable.Range(first, length).Select(i => words[i].Value));
            if (vocabulary.MeaningsOf(phrase).Count > 0)
                return (phrase, length);
        }
        return (words[first].Value, 1);
    }

    private static IReadOnlyList<TimeMeaning> MeaningsOf(string word, TimeVocabulary vocabulary) =>
        !char.IsAsciiDigit(word[0]) ? vocabulary.MeaningsOf(word)
        : !word.All(char.IsAsciiDigit) ? []
        : word.Length <= 2 && int.Parse(word, CultureInfo.InvariantCulture) is var number and < 60 ? [new(TimeWord.Number, number)]
        : [new(TimeWord.Large, 0)];

    /// <summary>Telephone numbers and sums, as digits or as words.</summary>
    private static void WithoutLongNumbers(List<TimeToken> tokens)
    {
        for (var i = 0; i < tokens.Count;)
        {
            var end = i;
            while (end < tokens.Count && (tokens[end].Is(TimeWord.Number) || tokens[end].Is(TimeWord.Large) || tokens[end].IsDigits))
                end++;
            var run = tokens[i..end];
            if (run.Count > LongestNumber || run.Exists(one => one.Is(TimeWord.Large)) || run.Count(one => one.IsDigits) > 2)
                for (var dead = i; dead < end; dead++)
                    tokens[dead] = tokens[dead] with { Meanings = [new(TimeWord.Large, 0)] };
            i = end + 1;
        }
    }

    [GeneratedRegex(@"\d+(?:[:.]\d+)*|\p{L}+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
