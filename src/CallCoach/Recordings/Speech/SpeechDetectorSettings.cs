namespace CallCoach.Recordings.Speech;

/// <summary>What counts as speech in one channel of a telephone call.</summary>
public sealed record SpeechDetectorSettings
{
    /// <summary>Takes all of it for speech, in one piece: for a phrase that was found before.</summary>
    public static SpeechDetectorSettings Everything { get; } =
        new() { StartAboveNoise = -200, StayAboveNoise = -200, QuietestSpeech = -200, Shortest = TimeSpan.Zero, Longest = TimeSpan.FromMinutes(1) };

    /// <summary>A silence this long ends an utterance.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(0.6);

    /// <summary>Kept before and after the speech, so that a soft first or last sound is not cut off.</summary>
    public TimeSpan Padding { get; init; } = TimeSpan.FromSeconds(0.2);

    /// <summary>Less sound than this, in all, is a click or a cough and no speech.</summary>
    public TimeSpan Shortest { get; init; } = TimeSpan.FromSeconds(0.12);

    /// <summary>Longer speech without a pause is cut at its quietest place.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Speech starts this many decibels above the noise.</summary>
    public double StartAboveNoise { get; init; } = 10;

    /// <summary>Speech goes on down to this many decibels above the noise.</summary>
    public double StayAboveNoise { get; init; } = 6;

    /// <summary>Whatever the noise, nothing below this level (decibels of full scale) is speech.</summary>
    public double QuietestSpeech { get; init; } = -52;

    /// <summary>The noise is what is heard between words within this time before and after.</summary>
    public TimeSpan NoiseWindow { get; init; } = TimeSpan.FromSeconds(4);
}
