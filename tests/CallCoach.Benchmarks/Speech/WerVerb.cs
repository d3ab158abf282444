using System.CommandLine;
using CallCoach.Adapters.Speech.PocketSphinx;
using CallCoach.Server.Cli;
using CallCoach.Server.Hosting;

namespace CallCoach.Benchmarks.Speech;

/// <summary><c>bench wer DIR</c>.</summary>
internal static class WerVerb
{
    public static Command Create(Option<bool> json)
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "Recordings with reference texts of the same name: NAME.wav with NAME.txt, or NAME.0.txt and NAME.1.txt for its channels." };
        var engine = new Option<string?>("--engine") { Description = "pocketsphinx or whisper-server; without it, all that are ready." };
        var language = new Option<string>("--language") { Description = "ISO 639-1.", DefaultValueFactory = _ => "en" };
        var verb = new Command("wer", "Word error rate on a folder: (S + D + I) / N. Case and punctuation do not count; numbers stay as they are written.") { folder, engine, language };
        verb.SetAction((parsed, cancel) => RunAsync(
            parsed.GetRequiredValue(folder), parsed.GetValue(engine), parsed.GetRequiredValue(language), parsed.GetValue(json), cancel));
        return verb;
    }

    private static async Task<int> RunAsync(DirectoryInfo folder, string? name, string language, bool json, CancellationToken cancel)
    {
        if (!folder.Exists)
            return await RefuseAsync($"{folder} is not there, or is no folder.");
        try
        {
            var references = ReferenceText.In(folder.FullName);
            if (references.Count == 0)
                return await RefuseAsync($"{folder} holds no recording with a reference text: NAME.wav needs NAME.txt, or NAME.0.txt and NAME.1.txt.");
            await using var speech = await SpeechAtHand.OpenAsync(cancel);
            var engines = speech.Engines.Where(engine => (name is null || engine.Engine == name) && engine.Hears(language)).ToList();
            if (engines.Count == 0)
                return await RefuseAsync(NoEngine(name, language));
            var bench = new WerBench(engines, language, Console.Out, Console.Error);
            (await bench.RunAsync(references, cancel)).Print(Console.Out, json);
            return bench.Failed == 0 ? 0 : 1;
        }
        catch (Exception wrong) when (wrong is SettingsException or IOException or UnauthorizedAccessException)
        {
            return await RefuseAsync(wrong.Message);
        }
    }

    private static string NoEngine(string? name, string language) => name switch
    {
        not (null or "pocketsphinx" or "whisper-server") => $"There is no engine {name}; there are pocketsphinx and whisper-server.",
        _ when language == "en" && PocketSphinxReadiness.Check() is { IsReady: false } readiness && name is null or "pocketsphinx" => readiness.Message,
        null => $"No engine here recognises {language}.",
        _ => $"{name} is not ready here, or does not recognise {language}.",
    };

    private static async Task<int> RefuseAsync(string reason)
    {
        await Console.Error.WriteLineAsync(reason);
        return 2;
    }
}
