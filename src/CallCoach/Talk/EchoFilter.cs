using CallCoach.Recordings.Speech;

namespace CallCoach.Talk;

/// <summary>
/// Tells a side's own speech from the other side's heard in its channel: a stretch is echo where the other side speaks nearly all
/// along, plainly louder, and the level rises and falls as the other's did up to a little before. A stretch in which somebody also
/// speaks is kept whole.
/// </summary>
internal static class EchoFilter
{
    private const int FewestFrames = 10;
    private const int LongestDelay = 30;
    private const double LeastLoss = 15;
    private const double LeastLikeness = 0.8;

    /// <param name="frames">A stretch of the channel, in frames of 10 ms.</param>
    /// <param name="own">The channel's levels in decibels.</param>
    /// <param name="other">The other channel's levels.</param>
    public static bool IsEcho((int Start, int End) frames, ReadOnlySpan<double> own, ReadOnlySpan<double> other)
    {
        var count = frames.End - frames.Start;
        if (count < FewestFrames)
            return false;
        for (var delay = 0; delay <= Math.Min(LongestDelay, frames.Start); delay++)
        {
            var start = frames.Start - delay;
            if (start + count <= other.Length && IsCopy(own.Slice(frames.Start, count), other.Slice(start, count)))
                return true;
        }
        return false;
    }

    /// <summary>Pearson's correlation of the levels, and the mean difference between them.</summary>
    private static bool IsCopy(ReadOnlySpan<double> own, ReadOnlySpan<double> other)
    {
        var (mine, theirs) = (0.0, 0.0);
        for (var i = 0; i < own.Length; i++)
            (mine, theirs) = (mine + own[i], theirs + other[i]);
        (mine, theirs) = (mine / own.Length, theirs / own.Length);
        if (theirs - mine < LeastLoss)
            return false;
        var (both, ownSquares, otherSquares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < own.Length; i++)
        {
            var (x, y) = (own[i] - mine, other[i] - theirs);
            (both, ownSquares, otherSquares) = (both + (x * y), ownSquares + (x * x), otherSquares + (y * y));
        }
        return both > 0 && both * both >= LeastLikeness * LeastLikeness * ownSquares * otherSquares;
    }
}
