using CallCoach.Recordings;
using CallCoach.Recordings.Speech;
using CallCoach.Transcription;

namespace CallCoach.Adapters.Speech.PocketSphinx;

/// <summary>
/// English speech recognition inside the process, by the native PocketSphinx library. Each channel is cut into utterances,
/// each utterance is decoded by itself.
/// </summary>
/// <param name="settings">Where its model is.</param>
/// <param name="live">Goes first, between any two utterances; null where nothing does.</param>
public sealed class PocketSphinxTranscriber(PocketSphinxSettings settings, LiveFirst? live = null) : ITranscriber, IDisposable
{
    private readonly SpeechDetector _detector = new(settings.Detector);
    private readonly DecoderPool _decoders = new(() => Load(settings), settings.Decoders);

    public string Engine => "pocketsphinx";

    public bool Hears(string language) => language == "en" && PocketSphinxReadiness.Check(settings).IsReady;

    public async Task<Transcript> TranscribeAsync(Audio audio, ExpectedLanguage language, CancellationToken cancel)
    {
        if (language.Code != "en")
            throw new SpeechEngineException($"PocketSphinx recognises English here, not {language.Code}.");

        var wideBand = new WideBand(audio.SampleRate);
        var utterances = FindUtterances(audio, cancel);
        var segments = new TranscriptSegment?[utterances.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = settings.Decoders, CancellationToken = cancel };
        await Parallel.ForAsync(0, utterances.Count, parallel, async (i, stop) =>
        {
            var (channel, stretch) = utterances[i];
            await (live?.GiveWayAsync(stop) ?? Task.CompletedTask);
            var heard = await _decoders.UseAsync(
                decoder => decoder.Decode(wideBand.From(audio.Channels[channel].AsSpan(stretch.Start, stretch.End - stretch.Start))),
                stop);
            if (heard.Text.Length > 0)
                segments[i] = new(channel, Seconds(stretch.Start, audio), Seconds(stretch.End, audio), heard.Text, heard.Confidence);
        });
        cancel.ThrowIfCancellationRequested();
        return new(Engine, language.Code, [.. segments.OfType<TranscriptSegment>()]);
    }

    public void Dispose() => _decoders.Dispose();

    private List<(int Channel, SpeechStretch Stretch)> FindUtterances(Audio audio, CancellationToken cancel)
    {
        var utterances = new List<(int Channel, SpeechStretch Stretch)>();
        for (var channel = 0; channel < audio.Channels.Count; channel++)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var stretch in _detector.Find(audio.Channels[channel], audio.SampleRate))
                utterances.Add((channel, stretch));
        }
        return [.. utterances.OrderBy(u => u.Stretch.Start).ThenBy(u => u.Channel)];
    }

    private static double Seconds(int sample, Audio audio) => (double)sample / audio.SampleRate;

    private static PocketSphinxDecoder Load(PocketSphinxSettings settings)
    {
        var readiness = PocketSphinxReadiness.Check(settings);
        return readiness.IsReady
            ? PocketSphinxDecoder.Load(new PocketSphinxModel(readiness.ModelFolder!))
            : throw new SpeechEngineException(readiness.Message);
    }
}
