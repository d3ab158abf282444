using CallCoach.Recordings;
using CallCoach.Recordings.Speech;

namespace CallCoach.Talk;

/// <summary>What one channel is like.</summary>
/// <param name="Units">Its speech without the other side's echo, as inter-pausal units.</param>
/// <param name="SpeechLevel">The mean power of its speech in decibels of full scale; null where it holds none.</param>
/// <param name="ClippedShare">The share of its samples at full scale.</param>
internal sealed record MeasuredChannel(IReadOnlyList<Stretch> Units, double? SpeechLevel, double ClippedShare);

/// <summary>What a recording says about its conversation, without a word of it.</summary>
internal sealed record MeasuredRecording(TalkFigures Figures, IReadOnlyList<MeasuredChannel> Channels, Overview Overview);

/// <summary>Measures a recording while it is read, once and for all. What it keeps grows by some 40 bytes for each 10 ms of a channel, a quarter of the sound.</summary>
internal sealed class RecordingMeter
{
    /// <summary>Quieter sound than this (decibels of full scale) is never speech; the noise of telephone coding lies below -70.</summary>
    private const double QuietestSpeech = -62;

    /// <summary>Speech is at most this many decibels below the loudest moment of its channel.</summary>
    private const double Range = 40;

    /// <summary>Levels are smoothed with a frame on either side, by which speech is found too early and too late.</summary>
    private const int Blur = 1;

    private static readonly SpeechDetectorSettings Listening = new()
    {
        Pause = TimeSpan.FromSeconds(TalkRules.Pause - ((double)(2 * Blur) / FrameLevels.FramesPerSecond)),
        Padding = TimeSpan.Zero,
        Longest = TimeSpan.FromDays(1),
    };

    private readonly List<ChannelMeter> _channels = [];
    private int _sampleRate;

    /// <summary>The next piece of the recording.</summary>
    public void Add(Audio piece)
    {
        _sampleRate = piece.SampleRate;
        while (_channels.Count < piece.Channels.Count)
            _channels.Add(new(piece.SampleRate));
        foreach (var (channel, samples) in _channels.Zip(piece.Channels))
            channel.Add(samples);
    }

    public MeasuredRecording Finish()
    {
        var levels = _channels.ConvertAll(channel => channel.Levels);
        var channels = levels.Select((own, number) => Measure(_channels[number], own, levels.Count == 2 ? levels[1 - number] : null)).ToList();
        var duration = _channels.Max(channel => (double)channel.Samples / _sampleRate);
        return new(TalkFigures.Of(channels.ConvertAll(channel => channel.Units), duration), channels, Overview.Of(_channels.ConvertAll(channel => channel.Peaks)));
    }

    private MeasuredChannel Measure(ChannelMeter channel, FrameLevels own, FrameLevels? other)
    {
        var loudest = own.Decibels.Length == 0 ? QuietestSpeech : own.Decibels.Max();
        var detector = new SpeechDetector(Listening with { QuietestSpeech = Math.Clamp(loudest - Range, QuietestSpeech, Listening.QuietestSpeech) });
        var (units, power, frames) = (new List<Stretch>(), 0.0, 0);
        foreach (var found in detector.Find(own))
        {
            var (start, end) = Unblurred(FrameOf(found.Start), FrameOf(found.End), own.Decibels.Length);
            if (other is not null && EchoFilter.IsEcho((start, end), own.Decibels, other.Decibels))
                continue;
            units.Add(new((double)start / FrameLevels.FramesPerSecond, (double)end / FrameLevels.FramesPerSecond));
            foreach (var level in own.Decibels.AsSpan(start, end - start))
                power += Math.Pow(10, level / 10);
            frames += end - start;
        }
        return new(units, frames == 0 ? null : 10 * Math.Log10(power / frames), channel.ClippedShare);
    }

    private static (int Start, int End) Unblurred(int start, int end, int frames) => (start == 0 ? 0 : start + Blur, end == frames ? end : end - Blur);

    private int FrameOf(int sample) => (int)Math.Round((double)sample * FrameLevels.FramesPerSecond / _sampleRate);
}
