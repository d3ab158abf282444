using System.CommandLine;

namespace CallCoach.Benchmarks.Speech;

/// <summary><c>bench transcribe</c>.</summary>
internal static class TranscribeVerb
{
    private const double MostSilence = 0.95;

    public static Command Create(Option<bool> json)
    {
        var minutes = Number("--minutes", 0.5, "Minutes of speech in each channel.");
        var silence = Number("--silence", 0.5, "Share of the second call that is silence, below 0.95.");
        var rounds = Number("--rounds", 2, "How often everything is measured, in turn.");
        var seconds = Number("--seconds", 10, "How long the server is asked, idle and under load.");
        var warmUp = Number("--warm-up", 4, "Seconds before it that do not count.");
        var model = new Option<string?>("--whisper-model") { Description = "A model of Whisper's; with it whisper-server is measured next to whisper-cli." };
        var verb = new Command("transcribe", "Hours of audio an hour next to the bare engines, and the web side's p99 meanwhile.") { minutes, silence, rounds, seconds, warmUp, model };
        verb.SetAction(async (parsed, cancel) =>
        {
            var size = new TranscribeSize(
                parsed.GetValue(minutes), parsed.GetValue(silence), parsed.GetValue(rounds), parsed.GetValue(seconds), parsed.GetValue(warmUp), parsed.GetValue(model));
            if (size is not { Minutes: > 0, Silence: >= 0 and < MostSilence, Rounds: > 0, Seconds: > 0, WarmUpSeconds: >= 0 })
                return await RefuseAsync("Minutes, rounds and seconds must be above 0, the share of silence from 0 to below 0.95.");
            try
            {
                (await new TranscribeBench(size).RunAsync(cancel)).Print(Console.Out, parsed.GetValue(json));
                return 0;
            }
            catch (Exception missing) when (missing is InvalidOperationException or InvalidDataException or IOException)
            {
                return await RefuseAsync(missing.Message);
            }
        });
        return verb;
    }

    private static Option<T> Number<T>(string name, T standard, string description) => new(name) { Description = description, DefaultValueFactory = _ => standard };

    private static async Task<int> RefuseAsync(string reason)
    {
        await Console.Error.WriteLineAsync(reason);
        return 2;
    }
}
