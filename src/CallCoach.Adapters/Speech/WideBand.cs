namespace CallCoach.Adapters.Speech;

/// <summary>Brings channels of one sample rate to the 16 kHz that models of wide-band speech want. Safe for use by several threads.</summary>
public sealed class WideBand
{
    public const int SampleRate = 16_000;
    private const int TelephoneRate = 8_000;

    private readonly bool _hold;
    private readonly Resampler? _resampler;

    /// <summary>
    /// Audio of at least 16 kHz is resampled. Slower audio comes by way of 8 kHz, each sample held twice: that mirrors the
    /// spectrum into the upper half, and a model of wide-band speech, which makes nothing of an empty upper half, understands it.
    /// </summary>
    public WideBand(int sampleRate)
    {
        _hold = sampleRate < SampleRate;
        var target = _hold ? TelephoneRate : SampleRate;
        _resampler = sampleRate == target ? null : new Resampler(sampleRate, target);
    }

    public short[] From(ReadOnlySpan<short> samples)
    {
        var resampled = _resampler is null ? samples.ToArray() : _resampler.Resample(samples);
        return _hold ? Hold(resampled) : resampled;
    }

    private static short[] Hold(short[] samples)
    {
        var held = new short[2 * samples.Length];
        for (var i = 0; i < held.Length; i++)
            held[i] = samples[i / 2];
        return held;
    }
}
