using CallCoach.Adapters.Speech;
using CallCoach.Objections.Learning;
using CallCoach.Recordings;

namespace CallCoach.Benchmarks.Speech;

/// <summary>A call of two channels in synthesised speech, as a telephone line carries it: 8 kHz, mu-law.</summary>
/// <param name="Audio">Both channels.</param>
/// <param name="Texts">What each channel says.</param>
/// <param name="Silence">Share of the audio in which nobody was made to speak.</param>
internal sealed record SpokenCall(Audio Audio, IReadOnlyList<string> Texts, double Silence)
{
    private const int Rate = 8000;

    /// <summary>Between two sentences of one speaker: just long enough to end an utterance.</summary>
    private const double Pause = 0.7;

    /// <summary>Of a quiet line.</summary>
    private const int Noise = 10;

    private static readonly string[] Voices = ["slt", "rms"];
    private static readonly short[] MuLaw = [.. Enumerable.Range(0, 256).Select(code => G711.FromMuLaw((byte)code)).Distinct().Order()];

    /// <summary>The same sentences twice: with no more than a pause between them, and with the share of silence that is asked for.</summary>
    /// <exception cref="InvalidOperationException">flite is missing or failed.</exception>
    public static async Task<(SpokenCall Dense, SpokenCall Silent)> SpeakAsync(TimeSpan speech, double silence, CancellationToken cancel)
    {
        var sentences = new Queue<string>(TrainingTexts.Read(Path.Combine("models", "objections")).Texts
            .Where(text => text is { Language: "en", Before: null, IsHeard: false } && !text.Text.Any(char.IsDigit)).Select(text => text.Text));
        var channels = new List<List<(string Text, short[] Samples)>>();
        foreach (var voice in Voices)
        {
            var spoken = new List<(string Text, short[] Samples)>();
            while (spoken.Sum(sentence => sentence.Samples.Length) < speech.TotalSeconds * Rate)
                spoken.Add((sentences.Peek(), await SayAsync(voice, sentences.Dequeue(), cancel)));
            channels.Add(spoken);
        }
        var pauses = channels.ConvertAll(spoken => (int)(Pause * Rate));
        var gaps = channels.ConvertAll(spoken => (int)Math.Max(Pause * Rate, spoken.Sum(sentence => (double)sentence.Samples.Length) * silence / (1 - silence) / spoken.Count));
        return (Join(channels, pauses), Join(channels, gaps));
    }

    private static SpokenCall Join(List<List<(string Text, short[] Samples)>> channels, List<int> gaps)
    {
        var random = new Random(1);
        var joined = channels.ConvertAll(_ => new List<short>());
        for (var channel = 0; channel < channels.Count; channel++)
            foreach (var (_, samples) in channels[channel])
            {
                joined[channel].AddRange(samples);
                AddSilence(joined[channel], gaps[channel], random);
            }
        var longest = joined.Max(samples => samples.Count);
        joined.ForEach(samples => AddSilence(samples, longest - samples.Count, random));
        var spoken = channels.Sum(sentences => sentences.Sum(sentence => (double)sentence.Samples.Length));
        return new(
            new(Rate, [.. joined.Select(samples => samples.Select(OverTheLine).ToArray())]),
            [.. channels.Select(sentences => string.Join(' ', sentences.Select(sentence => sentence.Text)))],
            1 - (spoken / ((double)longest * channels.Count)));
    }

    private static void AddSilence(List<short> samples, int count, Random random)
    {
        for (var i = 0; i < count; i++)
            samples.Add((short)random.Next(-Noise, Noise + 1));
    }

    private static async Task<short[]> SayAsync(string voice, string text, CancellationToken cancel)
    {
        var file = Path.GetTempFileName();
        try
        {
            await ChildProcess.RunAsync("flite", ["-voice", voice, "-t", text, "-o", file], cancel);
            await using var wave = File.OpenRead(file);
            var spoken = WaveFile.Read(wave);
            return new Resampler(spoken.SampleRate, Rate).Resample(spoken.Channels[0]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The nearest of the values that mu-law has.</summary>
    private static short OverTheLine(short sample)
    {
        var found = Array.BinarySearch(MuLaw, sample);
        if (found >= 0)
            return sample;
        var above = Math.Min(~found, MuLaw.Length - 1);
        var below = Math.Max(above - 1, 0);
        return sample - MuLaw[below] <= MuLaw[above] - sample ? MuLaw[below] : MuLaw[above];
    }
}
