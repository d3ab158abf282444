using System.CommandLine;
using CallCoach.Adapters.Speech.PocketSphinx;
using CallCoach.Recordings;
using CallCoach.Server.Hosting;

namespace CallCoach.Benchmarks.Speech;

/// <summary>The real server in a process of its own, which transcribes on every core from <c>start</c> to <c>stop</c> on its standard input.</summary>
internal static class TranscribingHost
{
    public const string Listening = "Listening";
    public const string Stopped = "Stopped";

    public static Command Verb()
    {
        var wave = new Argument<FileInfo>("wave");
        var verb = new Command("transcribing-host", "The server's side of the benchmark of transcription.") { wave };
        verb.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(wave), cancel));
        return verb;
    }

    private static async Task RunAsync(FileInfo wave, CancellationToken cancel)
    {
        Audio audio;
        await using (var file = wave.OpenRead())
            audio = WaveFile.Read(file);
        using var transcriber = new PocketSphinxTranscriber(PocketSphinxSettings.Default with { Decoders = Environment.ProcessorCount });
        await using var app = ServerHost.Build([]);
        await app.StartAsync(cancel);
        await Console.Out.WriteLineAsync(Listening);
        while (await Console.In.ReadLineAsync(cancel) == "start")
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var hearing = HearAsync(transcriber, audio, stop.Token);
            await Console.In.ReadLineAsync(cancel);
            await stop.CancelAsync();
            await hearing;
            await Console.Out.WriteLineAsync(Stopped);
        }
    }

    /// <summary>The same call again and again, until it is told to stop.</summary>
    private static async Task HearAsync(PocketSphinxTranscriber transcriber, Audio audio, CancellationToken stop)
    {
        try
        {
            while (true)
                await transcriber.TranscribeAsync(audio, "en", stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }
}
