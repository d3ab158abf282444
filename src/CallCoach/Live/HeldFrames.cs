using CallCoach.Recordings.Speech;

namespace CallCoach.Live;

/// <summary>The samples of a side that may still belong to a phrase, in frames of 10 ms, in a place of fixed size.</summary>
/// <param name="most">Frames that fit.</param>
internal sealed class HeldFrames(int most)
{
    private const int Size = LevelMeter.FrameSamples;

    private readonly short[] _samples = new short[most * Size];
    private readonly double[] _powers = new double[most];
    private readonly bool[] _gaps = new bool[most];
    private long _start;
    private int _count;
    private bool _openIsGap;

    /// <summary>Frames that are whole.</summary>
    public int Frames { get; private set; }

    /// <summary>Where the next sample belongs.</summary>
    public long End => _start + _count;

    public bool IsFrameFull => _count == (Frames + 1) * Size;

    public ReadOnlySpan<short> OpenFrame => _samples.AsSpan(Frames * Size, Size);

    /// <summary>Forgets everything and goes on somewhere else.</summary>
    public void StartAt(long start) => (_start, _count, Frames, _openIsGap) = (start, 0, 0, false);

    /// <returns>How many of the samples the open frame took.</returns>
    public int Add(ReadOnlySpan<short> samples, bool isGap)
    {
        var taken = Math.Min(samples.Length, ((Frames + 1) * Size) - _count);
        samples[..taken].CopyTo(_samples.AsSpan(_count));
        _count += taken;
        _openIsGap |= isGap;
        return taken;
    }

    public void CloseFrame(double power)
    {
        (_powers[Frames], _gaps[Frames], _openIsGap) = (power, _openIsGap, false);
        Frames++;
    }

    public bool IsGap(int frame) => _gaps[frame];

    /// <summary>A frame's level together with its neighbours', in decibels of full scale.</summary>
    public double SmoothedLevel(int frame)
    {
        var (from, before) = (Math.Max(0, frame - 1), Math.Min(Frames, frame + 2));
        return FrameLevels.Of(Mean(from, before));
    }

    /// <summary>The middle of the quietest stretch of the given width.</summary>
    public int Quietest(int from, int before, int width)
    {
        var (quietest, lowest) = (from, double.MaxValue);
        for (var frame = from; frame + width <= before; frame++)
            if (Mean(frame, frame + width) is var mean && mean < lowest)
                (quietest, lowest) = (frame + (width / 2), mean);
        return quietest;
    }

    public long PlaceOf(int frame) => _start + ((long)frame * Size);

    public short[] Samples(int from, int before) => _samples.AsSpan(from * Size, (before - from) * Size).ToArray();

    /// <summary>Forgets the first frames.</summary>
    public void Drop(int frames)
    {
        var samples = frames * Size;
        _samples.AsSpan(samples, _count - samples).CopyTo(_samples);
        _powers.AsSpan(frames, Frames - frames).CopyTo(_powers);
        _gaps.AsSpan(frames, Frames - frames).CopyTo(_gaps);
        (_start, _count, Frames) = (_start + samples, _count - samples, Frames - frames);
    }

    private double Mean(int from, int before)
    {
        var sum = 0.0;
        for (var frame = from; frame < before; frame++)
            sum += _powers[frame];
        return sum / (before - from);
    }
}
