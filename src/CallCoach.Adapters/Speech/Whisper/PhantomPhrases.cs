using System.Text.RegularExpressions;

namespace CallCoach.Adapters.Speech.Whisper;

/// <summary>Phrases that Whisper writes over silence, noise and music, in all languages, for it changes the language there too.</summary>
public static partial class PhantomPhrases
{
    /// <summary>Nobody speaks faster, in syllables a second.</summary>
    private const double Fastest = 11;

    /// <summary>So few syllables a second of sound are no speech but words put over it.</summary>
    private const double Slowest = 1;

    private const double Doubtful = 0.6;

    private static readonly HashSet<string> Whole = [];
    private static readonly List<string> Beginnings = [];

    static PhantomPhrases()
    {
        foreach (var row in Table.Rows("phantom-phrases.tsv"))
        {
            var phrase = string.Join(' ', SpokenWords.Of(row[1]));
            if (row[1].EndsWith('*'))
                Beginnings.Add(phrase + " ");
            else
                Whole.Add(phrase);
        }
    }

    /// <summary>Whether a text consists of known phrases, or of notes in brackets, and of nothing else.</summary>
    public static bool Has(string text)
    {
        var spoken = Notes().Replace(text, " ");
        return IsPhrase(spoken) || SentenceEnd().Split(spoken).All(IsPhrase);
    }

    /// <summary>
    /// Whether a known phrase has too little speech under it to have been said. Whoever does say one, says it in the time
    /// it takes.
    /// </summary>
    /// <param name="segment">What was understood.</param>
    /// <param name="speech">Seconds of sound, without pauses before and after, in which it is said to have been said.</param>
    public static bool IsPhantom(HeardSegment segment, double speech)
    {
        if (!Has(segment.Text))
            return false;
        var syllables = SpokenWords.Syllables(Notes().Replace(segment.Text, " "));
        return syllables == 0 || syllables > speech * Fastest || syllables < speech * Slowest || segment.NoSpeechProbability > Doubtful;
    }

    private static bool IsPhrase(string sentence)
    {
        var phrase = string.Join(' ', SpokenWords.Of(sentence));
        return phrase.Length == 0 || Whole.Contains(phrase) || Beginnings.Exists(beginning => (phrase + " ").StartsWith(beginning, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\[[^\]]*\]|\([^)]*\)|\*[^*]*\*|[♪♫]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Notes();

    [GeneratedRegex(@"(?<=[.!?…])\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SentenceEnd();
}
