using System.Runtime.InteropServices;

namespace CallCoach.Recordings.Speech;

/// <summary>Measures a channel's frames of 10 ms, without direct current and hum, as its samples come.</summary>
internal sealed class FrameMeter(int sampleRate)
{
    /// <summary>One pole at about 100 Hz.</summary>
    private readonly double _pole = Math.Exp(-2 * Math.PI * 100 / sampleRate);

    private readonly List<double> _powers = [];
    private long _heard;
    private long _frameStart;
    private long _frameEnd = sampleRate / FrameLevels.FramesPerSecond;
    private double _before;
    private double _filtered;
    private double _sum;

    public void Add(ReadOnlySpan<short> samples)
    {
        if (_heard == 0 && !samples.IsEmpty)
            _before = samples[0];
        foreach (double sample in samples)
        {
            _filtered = sample - _before + (_pole * _filtered);
            _before = sample;
            _sum += _filtered * _filtered;
            if (++_heard == _frameEnd)
                EndFrame();
        }
    }

    /// <summary>Levels of the whole frames that came.</summary>
    public FrameLevels ToLevels() => FrameLevels.Of(CollectionsMarshal.AsSpan(_powers), sampleRate);

    private void EndFrame()
    {
        _powers.Add(_sum / ((double)(_frameEnd - _frameStart) * short.MaxValue * short.MaxValue));
        (_frameStart, _sum) = (_frameEnd, 0);
        _frameEnd = (_powers.Count + 1L) * sampleRate / FrameLevels.FramesPerSecond;
    }
}
