using System.Runtime.InteropServices;

namespace CallCoach.Recordings.Speech;

/// <summary>Measures a channel's frames of 10 ms, without direct current and hum, as its samples come.</summary>
internal sealed class FrameMeter(int sampleRate)
{
    private readonly HumFilter _filter = new(sampleRate);
    private readonly List<double> _powers = [];
    private long _heard;
    private long _frameStart;
    private long _frameEnd = sampleRate / FrameLevels.FramesPerSecond;
    private double _sum;

    public void Add(ReadOnlySpan<short> samples)
    {
        foreach (double sample in samples)
        {
            var filtered = _filter.Next(sample);
            _sum += filtered * filtered;
            if (++_heard == _frameEnd)
                EndFrame();
        }
    }

    /// <summary>Levels of the whole frames that came.</summary>
    public FrameLevels ToLevels() => FrameLevels.Of(CollectionsMarshal.AsSpan(_powers), sampleRate);

    private void EndFrame()
    {
        _powers.Add(FrameLevels.Power(_sum, _frameEnd - _frameStart));
        (_frameStart, _sum) = (_frameEnd, 0);
        _frameEnd = (_powers.Count + 1L) * sampleRate / FrameLevels.FramesPerSecond;
    }
}
