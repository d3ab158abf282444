using CallCoach.Recordings.Speech;

namespace CallCoach.Live;

/// <summary>The power of a side's frames of 10 ms, without direct current and hum.</summary>
internal sealed class LevelMeter
{
    public const int FrameSamples = LiveTrack.SampleRate / FrameLevels.FramesPerSecond;

    private readonly HumFilter _filter = new(LiveTrack.SampleRate);

    /// <summary>The mean power of the next frame, of full scale.</summary>
    public double PowerOf(ReadOnlySpan<short> frame)
    {
        var sum = 0.0;
        foreach (double sample in frame)
        {
            var filtered = _filter.Next(sample);
            sum += filtered * filtered;
        }
        return FrameLevels.Power(sum, frame.Length);
    }
}
