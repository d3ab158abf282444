namespace CallCoach.Recordings.Speech;

/// <summary>Speech in a channel, in samples from its beginning.</summary>
public readonly record struct SpeechStretch(int Start, int End);

/// <summary>Finds a channel's utterances by level: louder than the noise around them, ended by a pause.</summary>
public sealed class SpeechDetector(SpeechDetectorSettings settings)
{
    private readonly int _pause = FrameLevels.FramesIn(settings.Pause);
    private readonly int _padding = FrameLevels.FramesIn(settings.Padding);
    private readonly int _shortest = FrameLevels.FramesIn(settings.Shortest);
    private readonly int _longest = FrameLevels.FramesIn(settings.Longest);
    private readonly int _window = FrameLevels.FramesIn(settings.NoiseWindow);

    /// <returns>Stretches in order, not overlapping, inside the channel.</returns>
    public IReadOnlyList<SpeechStretch> Find(ReadOnlySpan<short> samples, int sampleRate) => Find(FrameLevels.Of(samples, sampleRate));

    /// <inheritdoc cref="Find(ReadOnlySpan{short}, int)"/>
    internal IReadOnlyList<SpeechStretch> Find(FrameLevels levels)
    {
        var stretches = new List<SpeechStretch>();
        foreach (var utterance in Utterances(Sounds(levels)))
        {
            var padded = new Frames(Math.Max(0, utterance.Start - _padding), Math.Min(levels.Decibels.Length, utterance.End + _padding));
            foreach (var piece in Pieces(padded, levels.Decibels))
                stretches.Add(new(levels.FirstSampleOf(piece.Start), levels.FirstSampleOf(piece.End)));
        }
        return stretches;
    }

    /// <summary>Runs of frames above the noise: they start above one threshold and stay above a lower one.</summary>
    private List<Frames> Sounds(FrameLevels levels)
    {
        var noise = levels.Noise(_window);
        var sounds = new List<Frames>();
        var start = -1;
        for (var i = 0; i < noise.Length; i++)
        {
            var level = levels.Decibels[i];
            var needed = noise[i] + (start < 0 ? settings.StartAboveNoise : settings.StayAboveNoise);
            var heard = level >= Math.Max(needed, settings.QuietestSpeech);
            if (heard && start < 0)
                start = i;
            if (!heard && start >= 0)
            {
                sounds.Add(new(start, i));
                start = -1;
            }
        }
        if (start >= 0)
            sounds.Add(new(start, noise.Length));
        return sounds;
    }

    /// <summary>Joins sounds that no pause parts; drops what is too little to be speech.</summary>
    private IEnumerable<Frames> Utterances(List<Frames> sounds)
    {
        for (var first = 0; first < sounds.Count;)
        {
            var (last, voiced) = (first, sounds[first].Count);
            while (last + 1 < sounds.Count && sounds[last + 1].Start - sounds[last].End < _pause)
                voiced += sounds[++last].Count;
            if (voiced >= _shortest)
                yield return new(sounds[first].Start, sounds[last].End);
            first = last + 1;
        }
    }

    /// <summary>Cuts what is too long at the quietest place of the second half of the allowed length.</summary>
    private IEnumerable<Frames> Pieces(Frames speech, double[] levels)
    {
        while (speech.Count > _longest)
        {
            var cut = Quietest(levels.AsSpan(speech.Start + (_longest / 2), _longest / 2)) + speech.Start + (_longest / 2);
            yield return speech with { End = cut };
            speech = speech with { Start = cut };
        }
        yield return speech;
    }

    /// <summary>The middle of the quietest tenth of a second.</summary>
    private static int Quietest(ReadOnlySpan<double> levels)
    {
        const int width = 10;
        var (quietest, lowest) = (levels.Length / 2, double.MaxValue);
        for (var i = 0; i + width <= levels.Length; i++)
        {
            var sum = 0.0;
            foreach (var level in levels.Slice(i, width))
                sum += level;
            if (sum < lowest)
                (quietest, lowest) = (i + (width / 2), sum);
        }
        return quietest;
    }

    private readonly record struct Frames(int Start, int End)
    {
        public int Count => End - Start;
    }
}
