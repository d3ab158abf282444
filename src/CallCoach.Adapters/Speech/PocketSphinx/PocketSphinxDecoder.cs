using System.Runtime.InteropServices;
using CallCoach.Transcription;

namespace CallCoach.Adapters.Speech.PocketSphinx;

/// <summary>What was understood of one utterance, with the mean posterior probability of its words.</summary>
internal readonly record struct HeardUtterance(string Text, double Confidence);

/// <summary>One loaded decoder. Used by one thread at a time.</summary>
internal sealed class PocketSphinxDecoder : IDisposable
{
    private static readonly Lock Loading = new();

    private readonly PocketSphinxNative.DecoderHandle _handle;

    private PocketSphinxDecoder(PocketSphinxNative.DecoderHandle handle) => _handle = handle;

    /// <exception cref="SpeechEngineException">The library refuses the model.</exception>
    public static PocketSphinxDecoder Load(PocketSphinxModel model)
    {
        string[] arguments =
        [
            "callcoach",
            "-hmm", model.Acoustic,
            "-lm", model.LanguageModel,
            "-dict", model.Dictionary,
        ];
        lock (Loading)
        {
            PocketSphinxNative.SetLog(nint.Zero);
            var options = PocketSphinxNative.ParseOptions(nint.Zero, PocketSphinxNative.Options(), arguments.Length, arguments, strict: 1);
            if (options == nint.Zero)
                throw new SpeechEngineException("PocketSphinx does not take its options; another version may be installed.");
            try
            {
                var handle = PocketSphinxNative.CreateDecoder(options);
                return handle.IsInvalid
                    ? throw new SpeechEngineException($"PocketSphinx cannot load the model in {model.Folder}.")
                    : new(handle);
            }
            finally
            {
                _ = PocketSphinxNative.FreeOptions(options);
            }
        }
    }

    /// <summary>
    /// Decodes a whole utterance at once: the cepstral mean is the utterance's own, and nothing of an earlier one is left, so
    /// the same samples give the same text.
    /// </summary>
    /// <param name="samples">At 16 kHz.</param>
    /// <returns>Empty text when nothing was understood.</returns>
    /// <exception cref="SpeechEngineException">The library reports a failure.</exception>
    public HeardUtterance Decode(ReadOnlySpan<short> samples)
    {
        Check(PocketSphinxNative.StartStream(_handle));
        Check(PocketSphinxNative.StartUtterance(_handle));
        var processed = PocketSphinxNative.Process(_handle, samples, (nuint)samples.Length, noSearch: 0, wholeUtterance: 1);
        Check(PocketSphinxNative.EndUtterance(_handle));
        Check(processed);
        var text = Marshal.PtrToStringUTF8(PocketSphinxNative.Hypothesis(_handle, out _));
        return string.IsNullOrWhiteSpace(text) ? new("", 0) : new(text, MeanPosterior());
    }

    public void Dispose() => _handle.Dispose();

    private double MeanPosterior()
    {
        var logMath = PocketSphinxNative.LogMath(_handle);
        var (sum, words) = (0.0, 0);
        for (var word = PocketSphinxNative.FirstWord(_handle); word != nint.Zero; word = PocketSphinxNative.NextWord(word))
        {
            if (Marshal.PtrToStringUTF8(PocketSphinxNative.Spelling(word)) is not [not ('<' or '[' or '+'), ..])
                continue;
            sum += PocketSphinxNative.Exp(logMath, PocketSphinxNative.Posterior(word, out _, out _, out _));
            words++;
        }
        return words == 0 ? 0 : Math.Clamp(sum / words, 0, 1);
    }

    private static void Check(int result)
    {
        if (result < 0)
            throw new SpeechEngineException("PocketSphinx failed to decode an utterance.");
    }
}
