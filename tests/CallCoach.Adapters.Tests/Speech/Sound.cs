namespace CallCoach.Adapters.Tests.Speech;

/// <summary>Synthetic sounds.</summary>
internal static class Sound
{
    public static short[] Silence(double seconds, int rate) => new short[(int)(seconds * rate)];

    public static short[] Tone(double hertz, double seconds, int rate, double amplitude = 10_000) =>
        [.. Enumerable.Range(0, (int)(seconds * rate)).Select(i => (short)Math.Round(amplitude * Math.Sin(2 * Math.PI * hertz * i / rate)))];

    /// <summary>White noise, the same every time.</summary>
    public static short[] Noise(double amplitude, double seconds, int rate)
    {
        var random = new Random(20_261_122);
        return [.. Enumerable.Range(0, (int)(seconds * rate)).Select(_ => (short)(amplitude * ((2 * random.NextDouble()) - 1)))];
    }

    public static short[] Mixed(short[] one, short[] other) => [.. one.Zip(other, (a, b) => (short)Math.Clamp(a + b, short.MinValue, short.MaxValue))];

    public static double Power(IEnumerable<short> samples) => samples.Average(sample => (double)sample * sample);
}
