namespace CallCoach.Recordings.Speech;

/// <summary>Takes direct current and hum out of a channel, sample by sample: one pole at about 100 Hz.</summary>
internal sealed class HumFilter(int sampleRate)
{
    private readonly double _pole = Math.Exp(-2 * Math.PI * 100 / sampleRate);

    private double? _before;
    private double _filtered;

    public double Next(double sample)
    {
        _filtered = sample - (_before ?? sample) + (_pole * _filtered);
        _before = sample;
        return _filtered;
    }
}
