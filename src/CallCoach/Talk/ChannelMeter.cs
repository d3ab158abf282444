using CallCoach.Recordings.Speech;

namespace CallCoach.Talk;

/// <summary>Measures one channel as its samples come: some 10 bytes for each 10 ms.</summary>
internal sealed class ChannelMeter(int sampleRate)
{
    /// <summary>The largest value of mu-law, the smallest of the full scales that telephone recordings have.</summary>
    private const int FullScale = 32_124;

    private readonly int _samplesPerPeak = Math.Max(1, sampleRate / FrameLevels.FramesPerSecond);
    private readonly FrameMeter _frames = new(sampleRate);
    private readonly List<ushort> _peaks = [];
    private int _inPeak;
    private int _clipped;

    public int Samples { get; private set; }

    /// <summary>The share of samples at full scale, 0 to 1.</summary>
    public double ClippedShare => Samples == 0 ? 0 : (double)_clipped / Samples;

    /// <summary>The loudest sample of every 10 ms, 0 to 32768.</summary>
    public IReadOnlyList<ushort> Peaks => _peaks;

    public FrameLevels Levels => _frames.ToLevels();

    public void Add(ReadOnlySpan<short> samples)
    {
        _frames.Add(samples);
        Samples += samples.Length;
        foreach (var sample in samples)
        {
            var size = (ushort)Math.Abs((int)sample);
            if (size >= FullScale)
                _clipped++;
            if (_inPeak == 0)
                _peaks.Add(size);
            else if (size > _peaks[^1])
                _peaks[^1] = size;
            _inPeak = (_inPeak + 1) % _samplesPerPeak;
        }
    }
}
