using System.Globalization;

namespace CallCoach.Objections;

/// <summary>
/// Which words weighed most for a label, told without looking into the model: each word is left out once, and what the label's
/// probability then loses, in log-odds, is the word's evidence. A long utterance is explained where the label is likeliest.
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
        var evidence = words
            .Select(word => (Word: word, Loss: whole - LogOdds(probability(part.Remove(word.Start - start, word.Length)))))
            .Where(lost => lost.Loss > 0).ToList();
        var sum = evidence.Sum(lost => lost.Loss);
        return
        [
            .. evidence.Select(lost => new WordWeight(lost.Word.Start, lost.Word.Length, lost.Loss / sum))
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
