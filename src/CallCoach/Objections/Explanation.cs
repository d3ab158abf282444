using System.Globalization;

namespace CallCoach.Objections;

/// <summary>
/// Which words weighed most for a label, told without looking into the model. A word's evidence, in log-odds, is what the label loses
/// when it is left out, and half of what it says alone beyond what these words say alone on the whole: where several words say the
/// same, leaving out one loses little. A long utterance is explained where the label is likeliest.
/// </summary>
internal static class Explanation
{
    private const int Most = 5;

    /// <summary>A word with less than this share of the evidence explains nothing.</summary>
    private const double Least = 0.08;

    private const int Window = 32;
    private const int Step = Window / 2;

    /// <param name="probability">The label's probability for a text.</param>
    public static IReadOnlyList<WordWeight> Of(string text, Func<string, double> probability)
    {
        var words = Likeliest(text, WordsOf(text), probability);
        if (words.Count == 0)
            return [];
        var start = words[0].Start;
        var part = text[start..words[^1].End];
        var whole = LogOdds(probability(part));
        var alone = words.ConvertAll(word => LogOdds(probability(text.Substring(word.Start, word.Length))));
        var usual = alone.Average();
        var evidence = words
            .Select((word, index) => (
                Word: word,
                Weight: whole - LogOdds(probability(part.Remove(word.Start - start, word.Length))) + ((alone[index] - usual) / 2)))
            .Where(weighed => weighed.Weight > 0).ToList();
        var sum = evidence.Sum(weighed => weighed.Weight);
        return
        [
            .. evidence.Select(weighed => new WordWeight(weighed.Word.Start, weighed.Word.Length, weighed.Weight / sum))
                .Where(weight => weight.Weight >= Least)
                .OrderByDescending(weight => weight.Weight).ThenBy(weight => weight.Start).Take(Most),
        ];
    }

    private static List<Word> Likeliest(string text, List<Word> words, Func<string, double> probability)
    {
        if (words.Count <= Window)
            return words;
        var best = Enumerable.Range(0, ((words.Count - Window + Step - 1) / Step) + 1)
            .Select(number => words.GetRange(number * Step, Math.Min(Window, words.Count - (number * Step))))
            .MaxBy(window => probability(text[window[0].Start..window[^1].End]));
        return best!;
    }

    private static double LogOdds(double probability)
    {
        var inside = Math.Clamp(probability, 1e-9, 1 - 1e-9);
        return Math.Log(inside / (1 - inside));
    }

    private static List<Word> WordsOf(string text)
    {
        var words = new List<Word>();
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && (IsLetter(text[at]) || (at > start && IsJoint(text, at))))
                at++;
            if (at > start)
                words.Add(new(start, at - start));
        }
        return words;
    }

    private static bool IsLetter(char character) =>
        char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>An apostrophe or hyphen inside a word.</summary>
    private static bool IsJoint(string text, int at) => text[at] is '\'' or '’' or 'ʼ' or '-' && at + 1 < text.Length && IsLetter(text[at + 1]);

    private readonly record struct Word(int Start, int Length)
    {
        public int End => Start + Length;
    }
}
