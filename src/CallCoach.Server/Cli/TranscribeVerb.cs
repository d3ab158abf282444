using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CallCoach.Adapters.Recordings;
using CallCoach.Adapters.Speech.PocketSphinx;
using CallCoach.Recordings;
using CallCoach.Transcription;

namespace CallCoach.Server.Cli;

/// <summary><c>transcribe FILE</c>: a recording in, a transcript out.</summary>
internal static class TranscribeVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A recording of one or two channels: WAV, MP3, Ogg (Opus, Vorbis), FLAC, M4A, AMR or GSM." };
        var json = new Option<bool>("--json") { Description = "Segments as JSON." };
        var language = new Option<string>("--language") { Description = "ISO 639-1.", DefaultValueFactory = _ => "en" };
        var verb = new Command("transcribe", "Turns a recording into text, each channel apart.") { file, json, language };
        verb.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(json), parsed.GetRequiredValue(language), cancel));
        return verb;
    }

    private static async Task<int> RunAsync(FileInfo file, bool json, string language, CancellationToken cancel)
    {
        if (!file.Exists)
            return await FailAsync(2, $"{file} is not there.");
        await using var speech = await SpeechAtHand.OpenAsync(cancel);
        if (speech.Engines.FirstOrDefault(engine => engine.Hears(language)) is not { } engine)
            return await FailAsync(2, PocketSphinxReadiness.Check() is { IsReady: false } readiness ? readiness.Message : $"No engine here recognises {language}.");
        try
        {
            var audio = await KeptRecordings.ReadAsync(file.FullName, new Ffmpeg(FfmpegSettings.Default).Program, cancel);
            var transcript = await engine.TranscribeAsync(audio, language, cancel);
            if (json)
                Console.WriteLine(JsonSerializer.Serialize(new { transcript.Engine, transcript.Language, transcript.Segments }, Json));
            else
                foreach (var segment in transcript.Segments)
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{segment.Start,7:F2} - {segment.End,7:F2}] channel {segment.Channel}: {segment.Text}"));
            return 0;
        }
        catch (UnreadableRecordingException unreadable)
        {
            return await FailAsync(1, $"{file}: {unreadable.Message}");
        }
        catch (AudioProgramException missing)
        {
            return await FailAsync(2, missing.Message);
        }
        catch (SpeechEngineException failure)
        {
            return await FailAsync(1, failure.Message);
        }
    }

    private static async Task<int> FailAsync(int code, string message)
    {
        await Console.Error.WriteLineAsync(message);
        return code;
    }
}
