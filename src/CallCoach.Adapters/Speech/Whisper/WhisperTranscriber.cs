using CallCoach.Recordings;
using CallCoach.Recordings.Speech;
using CallCoach.Transcription;

namespace CallCoach.Adapters.Speech.Whisper;

/// <summary>
/// Whisper, by a server in the house. Only speech is sent, each channel apart; what Whisper makes up where nobody speaks is
/// taken out of its answers.
/// </summary>
/// <param name="settings">Where the server is and how it is asked.</param>
/// <param name="client">To the same server.</param>
/// <param name="answers">Where another engine may take a call, this one hears only while its server answers; null: it always does.</param>
/// <param name="live">Goes first, between any two requests; null where nothing does.</param>
public sealed class WhisperTranscriber(WhisperSettings settings, WhisperClient client, Func<bool>? answers = null, LiveFirst? live = null) : ITranscriber
{
    private readonly SpeechDetector _detector = new(settings.Detector with { Longest = settings.LongestWindow });

    public string Engine => "whisper-server";

    public string? Model => settings.Model;

    public bool Hears(string language) => (answers?.Invoke() ?? true) && Knows(language);

    public async Task<Transcript> TranscribeAsync(Audio audio, ExpectedLanguage language, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (!Knows(language.Code))
            throw new SpeechEngineException($"Whisper does not recognise {language.Code} with the model {settings.Model ?? "that is loaded"}.");

        var windows = Windows(audio, cancel);
        var heard = new IReadOnlyList<HeardSegment>?[windows.Count];
        var (code, detected) = await DetectAsync(audio, windows, language, cancel);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = settings.AtOnce, CancellationToken = cancel };
        await Parallel.ForAsync(0, windows.Count, parallel, async (i, stop) =>
        {
            await (live?.GiveWayAsync(stop) ?? Task.CompletedTask);
            var answer = detected?.Window == i ? detected.Answer : await client.AskAsync(SamplesOf(windows[i], audio), code, stop);
            heard[i] = PhantomText.Without(answer, windows[i], audio.SampleRate, settings.Detector.Padding);
        });
        cancel.ThrowIfCancellationRequested();
        var segments =
            from i in Enumerable.Range(0, windows.Count)
            from segment in heard[i]!
            orderby segment.Start, windows[i].Channel
            select new TranscriptSegment(windows[i].Channel, segment.Start, segment.End, segment.Text, segment.Confidence);
        return new(Engine, code, [.. segments]);
    }

    private bool Knows(string language) =>
        settings.EnglishOnly || settings.Model?.EndsWith(".en", StringComparison.Ordinal) == true ? language == "en" : WhisperLanguages.Has(language);

    private List<SpeechWindow> Windows(Audio audio, CancellationToken cancel)
    {
        var windows = new List<SpeechWindow>();
        for (var channel = 0; channel < audio.Channels.Count; channel++)
        {
            cancel.ThrowIfCancellationRequested();
            var speech = _detector.Find(audio.Channels[channel], audio.SampleRate);
            windows.AddRange(SpeechWindow.Pack(channel, speech, audio.SampleRate, settings.LongestWindow));
        }
        return windows;
    }

    /// <summary>
    /// Where the language is only assumed, the window with the most speech is asked for first and tells the language of the
    /// whole call, if it is one of those that may be. That answer is not asked for again.
    /// </summary>
    private async Task<(string Code, Detected? First)> DetectAsync(
        Audio audio, List<SpeechWindow> windows, ExpectedLanguage language, CancellationToken cancel)
    {
        if (language.IsKnown || windows.Count == 0 || !settings.Detectable.Any(code => code != language.Code && Knows(code)))
            return (language.Code, null);
        var most = Enumerable.Range(0, windows.Count).MaxBy(i => windows[i].Stretches.Sum(stretch => (long)stretch.End - stretch.Start));
        var answer = await client.AskAsync(SamplesOf(windows[most], audio), language: null, cancel);
        return answer.Language is { } code && (code == language.Code || settings.Detectable.Contains(code))
            ? (code, new(most, answer))
            : (language.Code, null);
    }

    /// <summary>At the 16 kHz that Whisper wants, low-passed as the audio it was trained on.</summary>
    private static short[] SamplesOf(SpeechWindow window, Audio audio)
    {
        var samples = window.Samples(audio.Channels[window.Channel], audio.SampleRate);
        return audio.SampleRate == WideBand.SampleRate ? samples : new Resampler(audio.SampleRate, WideBand.SampleRate).Resample(samples);
    }

    private sealed record Detected(int Window, WhisperAnswer Answer);
}
