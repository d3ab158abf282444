using CallCoach.Calls;

namespace CallCoach.Live;

/// <summary>Something one side of a call that is on said without a pause.</summary>
/// <param name="Speaker">Whose voice it is.</param>
/// <param name="Start">Its first sample, since the stream began.</param>
/// <param name="Samples">Linear, 16 bit, at <see cref="LiveTrack.SampleRate"/>.</param>
public sealed record LivePhrase(Speaker Speaker, long Start, short[] Samples)
{
    /// <summary>The sample after its last one.</summary>
    public long End => Start + Samples.Length;

    public TimeSpan Length => TimeOf(Samples.Length);

    /// <summary>How long so many samples are.</summary>
    public static TimeSpan TimeOf(long samples) => TimeSpan.FromSeconds((double)samples / LiveTrack.SampleRate);
}

/// <summary>What counts as a phrase in one side of a call that is on.</summary>
public sealed record LiveSegmenterSettings
{
    /// <summary>A silence this long ends a phrase. It is waited for before anybody is told, so it is short.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(0.3);

    /// <summary>Kept before and after the speech, so that a soft first or last sound is not cut off; no longer than the pause.</summary>
    public TimeSpan Padding { get; init; } = TimeSpan.FromSeconds(0.2);

    /// <summary>Less sound than this, in all, is a click or a cough and no speech.</summary>
    public TimeSpan Shortest { get; init; } = TimeSpan.FromSeconds(0.12);

    /// <summary>Longer speech without a pause is cut at the quietest place of the second half.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Speech starts this many decibels above the noise.</summary>
    public double StartAboveNoise { get; init; } = 10;

    /// <summary>Speech goes on down to this many decibels above the noise.</summary>
    public double StayAboveNoise { get; init; } = 6;

    /// <summary>Whatever the noise, nothing below this level (decibels of full scale) is speech.</summary>
    public double QuietestSpeech { get; init; } = -52;
}
