using CallCoach.Recordings;
using CallCoach.Talk;

namespace CallCoach.Tests.Talk;

/// <summary>Sound that stands for speech: syllables of a tone at known times, silence elsewhere.</summary>
internal static class Spoken
{
    public const int Rate = 8000;

    /// <param name="seconds">Length of the channel.</param>
    /// <param name="decibels">Mean power of the speech, of full scale.</param>
    /// <param name="times">When it speaks, in seconds; hundredths are kept.</param>
    public static short[] Channel(double seconds, double decibels, params (double Start, double End)[] times)
    {
        var samples = new short[(int)Math.Round(seconds * Rate)];
        foreach (var (start, end) in times)
            for (var i = (int)Math.Round(start * Rate); i < (int)Math.Round(end * Rate); i++)
                samples[i] = Sample(i, decibels);
        return samples;
    }

    public static MeasuredRecording Measured(params short[][] channels)
    {
        var meter = new RecordingMeter();
        meter.Add(new Audio(Rate, channels));
        return meter.Finish();
    }

    /// <summary>A loud syllable of 140 ms, 60 ms of a faint sound, and again.</summary>
    private static short Sample(int i, double decibels)
    {
        const double loudShare = 0.7;
        var amplitude = 32_768 * Math.Pow(10, decibels / 20) * Math.Sqrt(2 / loudShare);
        var isLoud = i % (Rate / 5) < loudShare * (Rate / 5);
        return (short)Math.Clamp(Math.Round((isLoud ? 1 : 0.03) * amplitude * Math.Sin(2 * Math.PI * 400 * i / Rate)), short.MinValue, short.MaxValue);
    }
}
