using CallCoach.Calls;
using CallCoach.Live;

namespace CallCoach.Tests.Live;

/// <summary>One side of a call, second by second as a test wrote it, cut into blocks as a stream delivers them.</summary>
internal sealed class SpokenSide
{
    private readonly List<short> _samples = [];
    private readonly List<LivePhrase> _phrases = [];
    private readonly LiveSegmenter _segmenter;
    private readonly Random _random = new(20_261_122);
    private long _place;

    public SpokenSide() => _segmenter = new(Speaker.Client, LiveSegmenter.Standard, _phrases.Add);

    public IReadOnlyList<LivePhrase> Phrases => _phrases;

    /// <summary>Start and end of each phrase, in seconds.</summary>
    public IEnumerable<(double Start, double End)> Times => _phrases.Select(phrase => (phrase.Start / 8000.0, phrase.End / 8000.0));

    public SpokenSide Silence(double seconds) => Noise(seconds, 0);

    public SpokenSide Tone(double seconds, double amplitude = 8000)
    {
        for (var i = 0; i < seconds * LiveTrack.SampleRate; i++)
            _samples.Add((short)(amplitude * Math.Sin(2 * Math.PI * 440 * i / LiveTrack.SampleRate)));
        return Send();
    }

    /// <summary>Sound with the short dips of speech, but no pause.</summary>
    public SpokenSide Speech(double seconds)
    {
        for (var left = seconds; left > 0.01; left -= 0.5)
            Tone(Math.Min(left, 0.4)).Tone(Math.Clamp(left - 0.4, 0, 0.1), 200);
        return this;
    }

    public SpokenSide Noise(double seconds, double amplitude)
    {
        for (var i = 0; i < seconds * LiveTrack.SampleRate; i++)
            _samples.Add((short)(amplitude * ((2 * _random.NextDouble()) - 1)));
        return Send();
    }

    public SpokenSide Of(IEnumerable<short> samples)
    {
        _samples.AddRange(samples);
        return Send();
    }

    /// <summary>Frames that never came and are told as silence.</summary>
    public SpokenSide Gap(double seconds)
    {
        var samples = new short[(int)(seconds * LiveTrack.SampleRate)];
        _segmenter.Take(new(Speaker.Client, _place, samples, IsGap: true));
        _place += samples.Length;
        return this;
    }

    /// <summary>Time of which nothing is told.</summary>
    public SpokenSide Jump(double seconds)
    {
        _place += (long)(seconds * LiveTrack.SampleRate);
        return this;
    }

    public SpokenSide End()
    {
        _segmenter.End();
        return this;
    }

    private SpokenSide Send()
    {
        foreach (var block in _samples.Chunk(160))
        {
            _segmenter.Take(new(Speaker.Client, _place, block, IsGap: false));
            _place += block.Length;
        }
        _samples.Clear();
        return this;
    }
}
