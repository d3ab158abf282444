using System.Diagnostics;
using System.Globalization;
using CallCoach.Adapters.Speech.PocketSphinx;

namespace CallCoach.Benchmarks.Live;

/// <summary>
/// Calls streamed to the real server at the pace of a telephone: the time from the last frame of a phrase to the alert's row in the
/// page of a browser, and to a bare client of the hub beside it, with the engine replaced and with PocketSphinx; and what 100 calls
/// at once cost with the engine replaced. Whoever sends, and the browser, share the machine's processors with the server.
/// </summary>
internal static class LiveBench
{
    private const string Cheaper = "your competitor offers the same racks cheaper";
    private const int Calls = 100;
    private const int SamplesARound = 12;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<Measurement> RunAsync(BenchSize size, CancellationToken cancel)
    {
        AlertPage.CheckReady();
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        var aims = new List<Aim>();
        await using (var whisper = await InstantWhisper.StartAsync(Cheaper, cancel))
        {
            await using (var server = await StartAsync(whisper, cancel))
            {
                await using var page = await server.OpenPageAsync();
                await DelaysAsync(server, page, SpokenFrames.Buzz(1.5), 4, 4, cancel);
                var samples = SamplesARound * size.Rounds;
                var beyond = await DelaysAsync(server, page, SpokenFrames.Buzz(1.5), samples, 4, cancel);
                Note("p50_beyond_engine_ms", beyond.AtPage(0.5));
                Note("p95_beyond_engine_ms", beyond.AtPage(0.95));
                Note("p95_beyond_engine_at_hub_ms", beyond.AtHub(0.95));
                Note("beyond_engine_missing", beyond.Missing);
                aims.Add(Aim.AtMost("p95_beyond_engine_ms", beyond.AtPage(0.95), 500));
            }
            await using (var server = await StartAsync(whisper, cancel))
                await CrowdAsync(server, size.Seconds, Note, aims, cancel);
        }
        if (PocketSphinxReadiness.Check().IsReady)
            await PocketSphinxAsync(size.Rounds, Note, aims, cancel);
        return new("live", figures, new Dictionary<string, double>(StringComparer.Ordinal), aims);

        void Note(string name, double value)
        {
            figures[name] = value;
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {value:N1}"));
        }
    }

    private static Task<LiveServer> StartAsync(InstantWhisper whisper, CancellationToken cancel) =>
        LiveServer.StartAsync(cancel, ("Speech__Engine", "whisper-server"), ("Speech__WhisperServer__Url", whisper.Address));

    private static async Task PocketSphinxAsync(int rounds, Action<string, double> note, List<Aim> aims, CancellationToken cancel)
    {
        var said = await SpokenFrames.SpeechAsync(Cheaper, cancel);
        await using var server = await LiveServer.StartAsync(cancel, ("Speech__Engine", "pocketsphinx"));
        await using var page = await server.OpenPageAsync();
        await DelaysAsync(server, page, said, 2, 2, cancel);
        foreach (var atOnce in new[] { 2, 4 })
        {
            var delays = await DelaysAsync(server, page, said, 2 * rounds * atOnce, atOnce, cancel);
            note($"pocketsphinx_{atOnce}_calls_p95_ms", delays.AtPage(0.95));
            note($"pocketsphinx_{atOnce}_calls_p95_at_hub_ms", delays.AtHub(0.95));
            note($"pocketsphinx_{atOnce}_calls_missing", delays.Missing);
            if (atOnce == 2)
                aims.Add(Aim.AtMost("pocketsphinx_2_calls_p95_ms", delays.AtPage(0.95), 3000));
        }
    }

    /// <summary>The delays of so many calls, so many at a time, each with one phrase.</summary>
    private static async Task<AlertDelays> DelaysAsync(LiveServer server, AlertPage page, SpokenFrames said, int calls, int atOnce, CancellationToken cancel)
    {
        var delays = new List<AlertDelay>();
        for (var done = 0; done < calls; done += atOnce)
            delays.AddRange(await Task.WhenAll(Enumerable.Range(0, atOnce).Select(number => DelayAsync(server, page, said, number, cancel))));
        return new(delays, Patience);
    }

    private static async Task<AlertDelay> DelayAsync(LiveServer server, AlertPage page, SpokenFrames said, int number, CancellationToken cancel)
    {
        // Phrases of calls that are independent of one another do not end together.
        await Task.Delay(TimeSpan.FromMilliseconds(370 * number), cancel);
        var (person, stream) = await server.CallAsync(cancel);
        var (last, lastByClock) = (0L, 0.0);
        await stream.RunAsync(said, 0, () => (last, lastByClock) = (Stopwatch.GetTimestamp(), Now()), cancel);
        double? shown = null;
        while ((server.AlertedAt(person) is null || (shown = await page.AlertedAtAsync(person)) is null) && Stopwatch.GetElapsedTime(last) < Patience)
            await Task.Delay(20, cancel);
        return new(shown - lastByClock, server.AlertedAt(person) is { } at ? Stopwatch.GetElapsedTime(last, at).TotalMilliseconds : null);
    }

    /// <summary>As the browser's <c>Date.now()</c>, which leaves out what is less than a millisecond.</summary>
    private static double Now() => (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds;

    private static async Task CrowdAsync(LiveServer server, int seconds, Action<string, double> note, List<Aim> aims, CancellationToken cancel)
    {
        var said = SpokenFrames.Buzz(1.5);
        await Task.WhenAll((await CallsAsync(server, 10, cancel)).Select(call => call.RunAsync(said, 0, () => { }, cancel)));
        var before = server.Frames;
        var calls = await CallsAsync(server, Calls, cancel);
        var running = Task.WhenAll(calls.Select(call => call.RunAsync(said, seconds, () => { }, cancel)));
        await Task.Delay(TimeSpan.FromSeconds(2), cancel);
        var (cpu, memory, at) = (server.ProcessorTime, server.WorkingSetMiB, Stopwatch.GetTimestamp());
        await Task.Delay(TimeSpan.FromSeconds(Math.Max(1, seconds - 3)), cancel);
        var cores = (server.ProcessorTime - cpu) / Stopwatch.GetElapsedTime(at);
        var grown = server.WorkingSetMiB - memory;
        await running;
        await Task.Delay(TimeSpan.FromSeconds(1), cancel);
        var (received, missing) = server.Frames;
        var sent = calls.Sum(call => call.Sent);
        var lost = sent - (received - before.Received) + (missing - before.Missing);
        note("frames_sent", sent);
        note("frames_lost", lost);
        note("cpu_cores_at_100_calls", cores);
        note("memory_at_100_calls_mib", memory);
        note("memory_grown_mib", Math.Max(0, grown));
        aims.Add(Aim.AtMost("frames_lost", lost, 0));
        aims.Add(Aim.AtMost("cpu_cores_at_100_calls", cores, 1));
    }

    private static async Task<List<MediaStream>> CallsAsync(LiveServer server, int count, CancellationToken cancel)
    {
        var calls = new List<MediaStream>();
        while (calls.Count < count)
            calls.Add((await server.CallAsync(cancel)).Stream);
        return calls;
    }
}
