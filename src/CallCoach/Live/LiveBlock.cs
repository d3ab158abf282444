using CallCoach.Calls;

namespace CallCoach.Live;

/// <summary>What one side of a call that is on said, as it is handed out: blocks of a side follow one another and never overlap.</summary>
/// <param name="Speaker">Whose voice it is.</param>
/// <param name="Start">
/// When its first sample was heard, in samples of <see cref="LiveTrack.SampleRate"/> since the stream began; both sides count from
/// the same instant.
/// </param>
/// <param name="Samples">Linear, 16 bit.</param>
/// <param name="IsGap">Silence that stands for frames that never came.</param>
public sealed record LiveBlock(Speaker Speaker, long Start, ReadOnlyMemory<short> Samples, bool IsGap)
{
    /// <summary>The sample after its last one.</summary>
    public long End => Start + Samples.Length;
}

/// <summary>What came of a side's frames, and what did not.</summary>
/// <param name="Received">All that came.</param>
/// <param name="Repeated">Of those, had been there before, and were dropped.</param>
/// <param name="Late">Of those, came after a later one and were put in their place.</param>
/// <param name="TooLate">Of those, came when their place had been given up, and were dropped.</param>
/// <param name="Missing">Places that were given up.</param>
public readonly record struct FrameCounts(long Received, long Repeated, long Late, long TooLate, long Missing);
