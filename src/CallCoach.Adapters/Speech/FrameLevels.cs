namespace CallCoach.Adapters.Speech;

/// <summary>A channel's level in frames of 10 ms, in decibels of full scale.</summary>
internal sealed class FrameLevels
{
    private const int FramesPerSecond = 100;
    private const int Smoothed = 3;
    private const int Quietest = -100;
    private const double NoiseShare = 0.1;

    private readonly int _sampleRate;

    private FrameLevels(double[] decibels, int sampleRate)
    {
        Decibels = decibels;
        _sampleRate = sampleRate;
    }

    public double[] Decibels { get; }

    public static int FramesIn(TimeSpan time) => (int)Math.Round(time.TotalSeconds * FramesPerSecond);

    public int FirstSampleOf(int frame) => (int)((long)frame * _sampleRate / FramesPerSecond);

    /// <summary>Levels without direct current and hum, each smoothed with its neighbours.</summary>
    public static FrameLevels Of(ReadOnlySpan<short> samples, int sampleRate)
    {
        var powers = new double[(int)((long)samples.Length * FramesPerSecond / sampleRate)];
        var levels = new FrameLevels(new double[powers.Length], sampleRate);
        // One pole at about 100 Hz.
        var pole = Math.Exp(-2 * Math.PI * 100 / sampleRate);
        var (before, filtered) = (samples.IsEmpty ? 0.0 : samples[0], 0.0);
        for (var i = 0; i < powers.Length; i++)
        {
            var (start, end) = (levels.FirstSampleOf(i), levels.FirstSampleOf(i + 1));
            foreach (double sample in samples[start..end])
            {
                filtered = sample - before + (pole * filtered);
                before = sample;
                powers[i] += filtered * filtered;
            }
            powers[i] /= (double)(end - start) * short.MaxValue * short.MaxValue;
        }
        for (var i = 0; i < powers.Length; i++)
        {
            var (start, end) = (Math.Max(0, i - (Smoothed / 2)), Math.Min(powers.Length, i + (Smoothed / 2) + 1));
            var mean = 0.0;
            for (var j = start; j < end; j++)
                mean += powers[j] / (end - start);
            levels.Decibels[i] = Math.Max(Quietest, 10 * Math.Log10(mean));
        }
        return levels;
    }

    /// <summary>The noise at each frame: the level that a tenth of the frames within <paramref name="window"/> frames before and after do not exceed.</summary>
    public double[] Noise(int window)
    {
        var noise = new double[Decibels.Length];
        var histogram = new int[-Quietest + 1];
        for (var i = -window; i < Decibels.Length; i++)
        {
            if (i + window < Decibels.Length)
                histogram[Bucket(i + window)]++;
            if (i - window > 0)
                histogram[Bucket(i - window - 1)]--;
            if (i < 0)
                continue;
            var within = Math.Min(Decibels.Length - 1, i + window) - Math.Max(0, i - window) + 1;
            var below = 0;
            var bucket = -1;
            while (below <= within * NoiseShare)
                below += histogram[++bucket];
            noise[i] = bucket + Quietest;
        }
        return noise;
    }

    private int Bucket(int frame) => Math.Clamp((int)Math.Round(Decibels[frame]) - Quietest, 0, -Quietest);
}
