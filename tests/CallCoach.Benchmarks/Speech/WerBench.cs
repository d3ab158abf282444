using System.Globalization;
using CallCoach.Adapters.Recordings;
using CallCoach.Recordings;
using CallCoach.Transcription;

namespace CallCoach.Benchmarks.Speech;

/// <summary>Word errors of the engines on a folder of recordings with reference texts. A recording that cannot be read is told, and the others go on.</summary>
internal sealed class WerBench(IReadOnlyList<ITranscriber> engines, string language, TextWriter output, TextWriter errors)
{
    /// <summary>Recordings that could not be measured.</summary>
    public int Failed { get; private set; }

    /// <returns>Figures by engine, as <c>pocketsphinx_wer</c>; those of the first, which a server would use, also without its name.</returns>
    public async Task<Measurement> RunAsync(IReadOnlyList<ReferenceText> references, CancellationToken cancel)
    {
        var sums = engines.ToDictionary(engine => engine, _ => (Errors: default(WordErrorCount), Files: 0));
        await output.WriteLineAsync($"{"file",-40} {"engine",-16} {"wer",7} {"words",7} {"S",6} {"D",6} {"I",6}");
        foreach (var reference in references)
        {
            if (await ReadAsync(reference, cancel) is not { } audio)
                continue;
            foreach (var engine in engines)
                if (await HearAsync(engine, reference, audio, cancel) is { } counted)
                {
                    sums[engine] = (sums[engine].Errors + counted, sums[engine].Files + 1);
                    await output.WriteLineAsync(Line(reference.Name, engine.Engine, counted));
                }
        }
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var engine in engines)
        {
            var (counted, files) = sums[engine];
            await output.WriteLineAsync(Line("all", engine.Engine, counted));
            if (engine == engines[0])
                Add(figures, "", counted, files);
            Add(figures, engine.Engine.Replace('-', '_') + "_", counted, files);
        }
        return new("wer", figures, new Dictionary<string, double>(StringComparer.Ordinal), []);
    }

    private async Task<Audio?> ReadAsync(ReferenceText reference, CancellationToken cancel)
    {
        try
        {
            var audio = await KeptRecordings.ReadAsync(reference.Audio, new Ffmpeg(FfmpegSettings.Default).Program, cancel);
            if (reference.Channels?.Keys.Max() >= audio.Channels.Count)
                throw new UnreadableRecordingException("It has one channel, but there is a text of a second one.");
            return audio;
        }
        catch (Exception failure) when (failure is UnreadableRecordingException or AudioProgramException or IOException or UnauthorizedAccessException)
        {
            await FailAsync(reference, failure.Message);
            return null;
        }
    }

    private async Task<WordErrorCount?> HearAsync(ITranscriber engine, ReferenceText reference, Audio audio, CancellationToken cancel)
    {
        try
        {
            return reference.ErrorsOf(await engine.TranscribeAsync(audio, language, cancel));
        }
        catch (SpeechEngineException failure)
        {
            await FailAsync(reference, $"{engine.Engine}: {failure.Message}");
            return null;
        }
    }

    private async Task FailAsync(ReferenceText reference, string reason)
    {
        Failed++;
        await errors.WriteLineAsync($"{reference.Name}: {reason}");
    }

    private static void Add(Dictionary<string, double> figures, string prefix, WordErrorCount counted, int files)
    {
        figures[prefix + "wer"] = counted.Words == 0 ? 0 : counted.Rate;
        figures[prefix + "words"] = counted.Words;
        figures[prefix + "substituted"] = counted.Substituted;
        figures[prefix + "deleted"] = counted.Deleted;
        figures[prefix + "inserted"] = counted.Inserted;
        figures[prefix + "files"] = files;
    }

    private static string Line(string file, string engine, WordErrorCount counted) => string.Create(
        CultureInfo.InvariantCulture,
        $"{file,-40} {engine,-16} {(counted.Words == 0 ? "-" : counted.Rate.ToString("0.000", CultureInfo.InvariantCulture)),7} {counted.Words,7} {counted.Substituted,6} {counted.Deleted,6} {counted.Inserted,6}");
}
