namespace CallCoach.Recordings.Speech;

/// <summary>A channel's level in frames of 10 ms, in decibels of full scale.</summary>
internal sealed class FrameLevels
{
    public const int FramesPerSecond = 100;
    private const int Smoothed = 3;

    /// <summary>Anything below counts as this.</summary>
    public const int Quietest = -100;

    private const double NoiseShare = 0.1;

    private readonly int _sampleRate;

    private FrameLevels(double[] decibels, int sampleRate)
    {
        Decibels = decibels;
        _sampleRate = sampleRate;
    }

    public double[] Decibels { get; }

    public static int FramesIn(TimeSpan time) => (int)Math.Round(time.TotalSeconds * FramesPerSecond);

    /// <summary>The mean power of samples whose squares add up to a sum, of full scale.</summary>
    public static double Power(double sum, long samples) => sum / ((double)samples * short.MaxValue * short.MaxValue);

    /// <param name="power">Of full scale.</param>
    public static double Of(double power) => Math.Max(Quietest, 10 * Math.Log10(power));

    public int FirstSampleOf(int frame) => (int)((long)frame * _sampleRate / FramesPerSecond);

    /// <summary>Levels of a whole channel.</summary>
    public static FrameLevels Of(ReadOnlySpan<short> samples, int sampleRate)
    {
        var meter = new FrameMeter(sampleRate);
        meter.Add(samples);
        return meter.ToLevels();
    }

    /// <summary>Levels of frames whose power (of full scale) is known, each smoothed with its neighbours.</summary>
    public static FrameLevels Of(ReadOnlySpan<double> powers, int sampleRate)
    {
        var levels = new double[powers.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            var (start, end) = (Math.Max(0, i - (Smoothed / 2)), Math.Min(levels.Length, i + (Smoothed / 2) + 1));
            var mean = 0.0;
            for (var j = start; j < end; j++)
                mean += powers[j] / (end - start);
            levels[i] = Of(mean);
        }
        return new(levels, sampleRate);
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
