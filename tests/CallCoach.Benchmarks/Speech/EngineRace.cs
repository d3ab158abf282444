using System.Diagnostics;
using System.Globalization;
using CallCoach.Recordings;
using CallCoach.Transcription;

namespace CallCoach.Benchmarks.Speech;

/// <summary>What hears files of one channel at 16 kHz, as few or as many at a time as it is told; returns what it heard in each.</summary>
internal delegate Task<string[]> BareEngine(IReadOnlyList<string> files, CancellationToken cancel);

/// <summary>Our transcriber and the bare engine, in each of the ways it is run, on the same calls, in turn.</summary>
/// <param name="name">Of the engine.</param>
/// <param name="own">Hears a call; whatever it loads is loaded by this.</param>
/// <param name="bares">The engine's own program, by a name for the way in which it is run.</param>
/// <param name="at16kHz">How the bare engine's files are brought to 16 kHz.</param>
internal sealed class EngineRace(
    string name, Func<IReadOnlyList<Audio>, CancellationToken, Task<IReadOnlyList<Transcript>>> own, IReadOnlyList<(string Way, BareEngine Engine)> bares, Func<short[], int, short[]> at16kHz)
{
    /// <param name="call">Heard once for each two cores, so that the bare engine has a channel for each.</param>
    /// <returns>Ours, and the bare engine's in the order of its ways.</returns>
    public async Task<(Heat Own, IReadOnlyList<Heat> Bares)> RunAsync(SpokenCall call, int rounds, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("callcoach-bench-");
        try
        {
            var calls = Enumerable.Repeat(call.Audio, (Environment.ProcessorCount + 1) / 2).ToList();
            var files = calls.SelectMany((audio, number) => audio.Channels.Select((samples, channel) => Write(folder.FullName, $"{number}-{channel}.wav", at16kHz(samples, audio.SampleRate)))).ToList();
            var owns = new List<Heat>();
            var byWay = bares.Select(_ => new List<Heat>()).ToList();
            for (var round = 0; round < rounds; round++)
            {
                owns.Add(await TimeAsync(calls, () => HearAsync(calls, call, cancel), call));
                await SayAsync("ours", call, owns[^1]);
                foreach (var ((way, engine), heats) in bares.Zip(byWay))
                {
                    heats.Add(await TimeAsync(calls, () => engine(files, cancel), call));
                    await SayAsync(way, call, heats[^1]);
                }
            }
            return (Heat.Of(owns), byWay.ConvertAll(Heat.Of));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string[]> HearAsync(List<Audio> calls, SpokenCall call, CancellationToken cancel)
    {
        var transcripts = await own(calls, cancel);
        return [.. transcripts.SelectMany(heard => Enumerable.Range(0, call.Texts.Count).Select(channel => string.Join(' ', heard.Segments.Where(segment => segment.Channel == channel).Select(segment => segment.Text))))];
    }

    private Task SayAsync(string way, SpokenCall call, Heat heat) => Console.Error.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture, $"{name}, {call.Silence:P0} silence, {way}: {heat.Seconds:N1} s ({heat.CpuSeconds:N1} s of processor)"));

    private static async Task<Heat> TimeAsync(List<Audio> calls, Func<Task<string[]>> hear, SpokenCall call)
    {
        var (cpu, started) = (Cpu(), Stopwatch.GetTimestamp());
        var heard = await hear();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var errors = heard.Select((text, file) => WordErrorCount.Between(call.Texts[file % call.Texts.Count], text)).Aggregate((sum, one) => sum + one);
        return new(calls.Sum(audio => audio.Duration.TotalSeconds), seconds, Cpu() - cpu, errors);
    }

    private static string Write(string folder, string name, short[] samples)
    {
        var path = Path.Combine(folder, name);
        using var file = File.Create(path);
        WaveFile.Write(file, new(16_000, [samples]));
        return path;
    }

    /// <summary>Processor time of this process, and of its children that have ended.</summary>
    private static double Cpu()
    {
        const int childrensUser = 13, ticksPerSecond = 100;
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var children = long.Parse(fields[childrensUser], CultureInfo.InvariantCulture) + long.Parse(fields[childrensUser + 1], CultureInfo.InvariantCulture);
        return Environment.CpuUsage.TotalTime.TotalSeconds + ((double)children / ticksPerSecond);
    }
}

/// <summary>What one side did.</summary>
/// <param name="AudioSeconds">Length of the calls it heard.</param>
internal sealed record Heat(double AudioSeconds, double Seconds, double CpuSeconds, WordErrorCount Errors)
{
    /// <summary>Hours of audio an hour.</summary>
    public double Speed => AudioSeconds / Seconds;

    public double SpeedByCpu => AudioSeconds / CpuSeconds;

    /// <summary>The best of the rounds: others who use the machine only take away.</summary>
    public static Heat Of(IReadOnlyList<Heat> rounds) =>
        rounds[0] with { Seconds = rounds.Min(heat => heat.Seconds), CpuSeconds = rounds.Min(heat => heat.CpuSeconds) };
}
