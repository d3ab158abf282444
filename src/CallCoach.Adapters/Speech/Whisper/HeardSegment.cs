namespace CallCoach.Adapters.Speech.Whisper;

/// <summary>What a Whisper server understood of one stretch of what it was sent.</summary>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds, not before <paramref name="Start"/>.</param>
/// <param name="Text">Trimmed, with single spaces between its words.</param>
public sealed record HeardSegment(double Start, double End, string Text)
{
    /// <summary>Mean natural logarithm of the tokens' probabilities; null when the server does not say.</summary>
    public double? AverageLogProbability { get; init; }

    /// <summary>The model's own doubt that there is speech at all, 0 to 1; null when the server does not say.</summary>
    public double? NoSpeechProbability { get; init; }

    /// <summary>How far the text of its decoding shrinks when compressed; null when the server does not say.</summary>
    public double? CompressionRatio { get; init; }

    /// <summary>When each word of the text is said, in seconds; empty when the server does not say, or not word for word.</summary>
    public IReadOnlyList<double> WordTimes { get; init; } = [];

    /// <summary>Mean probability of the words, 0 to 1; null when the server does not say.</summary>
    public double? WordProbability { get; init; }

    /// <summary>The geometric mean of the tokens' probabilities, or else the mean of the words'; 0 when nothing was said of either.</summary>
    public double Confidence => Math.Clamp(AverageLogProbability is { } logarithm ? Math.Exp(logarithm) : WordProbability ?? 0, 0, 1);
}
