using System.Globalization;
using CallCoach.Adapters.Speech;
using CallCoach.Adapters.Speech.PocketSphinx;

namespace CallCoach.Benchmarks.Speech;

/// <summary>The engines' own programs. They are as patient as our threads, so that on a busy machine both sides get the same.</summary>
internal static class BareEngines
{
    private static readonly string[] Patiently = ["-n", Text(PatientThread.Niceness)];

    /// <summary><c>pocketsphinx_continuous</c>, a process for each file and as many at once as there are cores.</summary>
    /// <param name="model">The model's folder, laid out as ours.</param>
    /// <param name="hearsSilence">By itself it leaves silence out before it searches for words, as we do; this tells it not to.</param>
    public static BareEngine PocketSphinx(string model, bool hearsSilence) => async (files, cancel) =>
    {
        var heard = new string[files.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel };
        await Parallel.ForAsync(0, files.Count, parallel, async (file, stop) => heard[file] = await ChildProcess.RunAsync(
            "nice",
            [
                .. Patiently, "pocketsphinx_continuous", "-infile", files[file], "-logfn", "/dev/null", "-remove_silence", hearsSilence ? "no" : "yes",
                "-hmm", Path.Combine(model, "en-us"), "-lm", Path.Combine(model, "en-us.lm.bin"), "-dict", Path.Combine(model, "cmudict-en-us.dict"),
            ],
            stop));
        return heard;
    };

    /// <summary><c>whisper-cli</c>, all files one after another in one process on all threads, decoding as our server is asked to.</summary>
    public static BareEngine Whisper(string program, string model, int threads) => async (files, cancel) =>
    {
        await ChildProcess.RunAsync(
            "nice",
            [
                .. Patiently, program, "-m", model, "-t", Text(threads), "-l", "en", "-bs", "1", "-nf", "-np", "-nt", "-otxt",
                .. files.SelectMany(file => new[] { "-f", file }),
            ],
            cancel);
        return [.. files.Select(file => File.ReadAllText(file + ".txt"))];
    };

    /// <returns>The folder of the model that our engine uses.</returns>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string PocketSphinxModel() =>
        PocketSphinxReadiness.Check() is { IsReady: true } ready ? ready.ModelFolder! : throw new InvalidOperationException(PocketSphinxReadiness.Check().Message);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
