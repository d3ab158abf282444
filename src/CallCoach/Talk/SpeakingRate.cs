namespace CallCoach.Talk;

/// <summary>How fast a side speaks: words of its transcript in a minute of its speech, pauses left out (articulation rate).</summary>
public static class SpeakingRate
{
    /// <summary>Less speech (seconds) says nothing about a rate.</summary>
    public const double LeastSpeech = 5;

    /// <param name="texts">What the side said.</param>
    /// <param name="talkSeconds">How long its channel speaks.</param>
    /// <returns>Words a minute; null without words, or with too little speech.</returns>
    public static double? Of(IEnumerable<string> texts, double talkSeconds) =>
        talkSeconds >= LeastSpeech && texts.Sum(WordsIn) is > 0 and var words ? 60 * words / talkSeconds : null;

    /// <summary>What lies between spaces and has a letter or a digit.</summary>
    private static int WordsIn(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));
}
