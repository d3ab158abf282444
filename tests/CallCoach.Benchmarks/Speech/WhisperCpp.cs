using System.Diagnostics;
using CallCoach.Adapters.Speech;
using CallCoach.Adapters.Speech.Whisper;
using CallCoach.Adapters.Speech.Whisper.Local;
using CallCoach.Recordings;
using CallCoach.Transcription;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Benchmarks.Speech;

/// <summary>whisper.cpp on both sides: a <c>whisper-server</c> that CallCoach runs, and <c>whisper-cli</c>, built from the same source.</summary>
internal static class WhisperCpp
{
    /// <summary>Builds both, once; the script says so where it cannot.</summary>
    /// <returns>The server's path; null where it cannot be built here.</returns>
    public static async Task<string?> BuildAsync(CancellationToken cancel)
    {
        await Console.Error.WriteLineAsync("Looking for whisper.cpp; where it is not kept yet it is built, which takes a few minutes");
        using var script = Process.Start(new ProcessStartInfo("bash", [Path.Combine("tests", "whisper-server.sh")]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var server = await script.StandardOutput.ReadToEndAsync(cancel);
        await script.WaitForExitAsync(cancel);
        return script.ExitCode == 0 ? server.Trim() : null;
    }

    /// <summary>The two sides, with the same model and as many threads.</summary>
    /// <param name="server">Answers already: a server loads its model once for many calls.</param>
    public static EngineRace Race(LocalWhisperSettings settings, LocalWhisper server)
    {
        var asked = new WhisperSettings(new("http://127.0.0.1/")) { Model = settings.Model.Name, EnglishOnly = settings.Model.EnglishOnly };
        return new(
            "Whisper",
            async (calls, cancel) =>
            {
                using var client = new WhisperClient(asked, local: server);
                var transcriber = new WhisperTranscriber(asked, client);
                var heard = new List<Transcript>();
                foreach (var call in calls)
                    heard.Add(await transcriber.TranscribeAsync(call, "en", cancel));
                return heard;
            },
            [("whisper-cli, which hears all", BareEngines.Whisper(Path.Combine(Path.GetDirectoryName(settings.Program)!, "whisper-cli"), settings.Model.Path, settings.Threads))],
            (samples, rate) => new Resampler(rate, WideBand.SampleRate).Resample(samples));
    }

    public static LocalWhisper Server(LocalWhisperSettings settings) => new(settings, TimeProvider.System, NullLogger<LocalWhisper>.Instance);
}
