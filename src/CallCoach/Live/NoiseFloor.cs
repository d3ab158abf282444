using CallCoach.Recordings.Speech;

namespace CallCoach.Live;

/// <summary>The noise of a side as it was in the last seconds: the level that a tenth of the frames did not exceed.</summary>
internal sealed class NoiseFloor
{
    private const int Window = 8 * FrameLevels.FramesPerSecond;
    private const double Share = 0.1;

    /// <summary>Until something was heard, a quiet line is assumed; two seconds of another noise outweigh it.</summary>
    private const int AssumedFrames = 20;
    private const int AssumedLevel = -70;

    private readonly byte[] _frames = new byte[Window];
    private readonly int[] _histogram = new int[-FrameLevels.Quietest + 1];
    private int _count = AssumedFrames;
    private int _next = AssumedFrames;

    public NoiseFloor()
    {
        _frames.AsSpan(0, AssumedFrames).Fill((byte)Bucket(AssumedLevel));
        _histogram[Bucket(AssumedLevel)] = AssumedFrames;
    }

    public double Level { get; private set; } = AssumedLevel;

    public void Add(double decibels)
    {
        if (_count == Window)
            _histogram[_frames[_next]]--;
        else
            _count++;
        var bucket = Bucket(decibels);
        _frames[_next] = (byte)bucket;
        _histogram[bucket]++;
        _next = (_next + 1) % Window;

        var (lowest, below) = (0, _histogram[0]);
        while (below <= _count * Share)
            below += _histogram[++lowest];
        Level = lowest + FrameLevels.Quietest;
    }

    private static int Bucket(double decibels) => Math.Clamp((int)Math.Round(decibels) - FrameLevels.Quietest, 0, -FrameLevels.Quietest);
}
