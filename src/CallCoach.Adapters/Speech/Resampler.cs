namespace CallCoach.Adapters.Speech;

/// <summary>Changes a channel's sample rate with a windowed-sinc low-pass (Blackman window), free of aliases.</summary>
public sealed class Resampler
{
    private const int ZeroCrossings = 24;
    private const int MostPhases = 512;
    private const double PassBand = 0.94;

    private readonly int _from;
    private readonly int _to;
    private readonly int _half;
    private readonly float[][] _phases;

    /// <param name="from">Samples a second that come.</param>
    /// <param name="to">Samples a second that are wanted.</param>
    public Resampler(int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(from);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(to);
        (_from, _to) = (from, to);
        var cutoff = PassBand * Math.Min(1, (double)to / from);
        _half = (int)Math.Ceiling(ZeroCrossings / cutoff);
        var exact = to / Gcd(from, to);
        _phases = [.. Enumerable.Range(0, Math.Min(exact, MostPhases)).Select(phase => Taps(cutoff, (double)phase / Math.Min(exact, MostPhases)))];
    }

    public short[] Resample(ReadOnlySpan<short> samples)
    {
        var resampled = new short[(int)((long)samples.Length * _to / _from)];
        for (var i = 0; i < resampled.Length; i++)
        {
            var (at, rest) = Math.DivRem((long)i * _from, _to);
            var taps = _phases[(int)(rest * _phases.Length / _to)];
            var first = (int)at - _half + 1;
            var sum = 0f;
            for (var t = Math.Max(0, -first); t < taps.Length && first + t < samples.Length; t++)
                sum += taps[t] * samples[first + t];
            resampled[i] = (short)Math.Clamp(MathF.Round(sum), short.MinValue, short.MaxValue);
        }
        return resampled;
    }

    /// <summary>The filter for outputs that lie <paramref name="offset"/> of a sample after an input; unity gain at zero frequency.</summary>
    private float[] Taps(double cutoff, double offset)
    {
        var taps = new double[2 * _half];
        for (var t = 0; t < taps.Length; t++)
        {
            var distance = t - (_half - 1) - offset;
            var angle = Math.PI * cutoff * distance;
            var sinc = angle == 0 ? 1 : Math.Sin(angle) / angle;
            var turn = Math.PI * distance / _half;
            taps[t] = sinc * (0.42 + (0.5 * Math.Cos(turn)) + (0.08 * Math.Cos(2 * turn)));
        }
        var gain = taps.Sum();
        return [.. taps.Select(tap => (float)(tap / gain))];
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
