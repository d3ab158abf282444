namespace CallCoach.Live;

/// <summary>The power of a side's frames of 10 ms, without direct current and hum.</summary>
internal sealed class LevelMeter
{
    public const int FramesPerSecond = 100;
    public const int FrameSamples = LiveTrack.SampleRate / FramesPerSecond;

    /// <summary>One pole at about 100 Hz.</summary>
    private static readonly double Pole = Math.Exp(-2 * Math.PI * 100 / LiveTrack.SampleRate);

    private double? _before;
    private double _filtered;

    public static int FramesIn(TimeSpan time) => (int)Math.Round(time.TotalSeconds * FramesPerSecond);

    public static double Decibels(double power) => Math.Max(NoiseFloor.Quietest, 10 * Math.Log10(power));

    /// <summary>The mean power of the next frame, of full scale.</summary>
    public double PowerOf(ReadOnlySpan<short> frame)
    {
        var (before, power) = (_before ?? frame[0], 0.0);
        foreach (double sample in frame)
        {
            _filtered = sample - before + (Pole * _filtered);
            before = sample;
            power += _filtered * _filtered;
        }
        _before = before;
        return power / ((double)frame.Length * short.MaxValue * short.MaxValue);
    }
}
