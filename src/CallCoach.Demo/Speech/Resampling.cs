namespace CallCoach.Demo.Speech;

/// <summary>Brings synthesised speech down to what a telephone line carries.</summary>
public static class Resampling
{
    private const int HalfLength = 31;

    private static readonly double[] Taps = LowPass();

    /// <summary>Every second sample of the low-passed signal.</summary>
    public static short[] Halve(short[] samples)
    {
        var halved = new short[samples.Length / 2];
        for (var i = 0; i < halved.Length; i++)
        {
            var sum = 0.0;
            for (var tap = -HalfLength; tap <= HalfLength; tap++)
            {
                var at = (2 * i) + tap;
                if (at >= 0 && at < samples.Length)
                    sum += Taps[tap + HalfLength] * samples[at];
            }
            halved[i] = (short)Math.Clamp(Math.Round(sum), short.MinValue, short.MaxValue);
        }
        return halved;
    }

    /// <summary>A Hamming-windowed sinc that passes a little less than half the band.</summary>
    private static double[] LowPass()
    {
        const double cutoff = 0.235;
        var taps = new double[(2 * HalfLength) + 1];
        for (var i = 0; i < taps.Length; i++)
        {
            var n = i - HalfLength;
            var sinc = n == 0 ? 2 * cutoff : Math.Sin(2 * Math.PI * cutoff * n) / (Math.PI * n);
            taps[i] = sinc * (0.54 - (0.46 * Math.Cos(2 * Math.PI * i / (taps.Length - 1))));
        }
        var gain = taps.Sum();
        return [.. taps.Select(tap => tap / gain)];
    }
}
