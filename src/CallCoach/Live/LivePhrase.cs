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
