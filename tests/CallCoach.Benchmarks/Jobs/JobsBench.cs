using System.Diagnostics;
using System.Globalization;
using CallCoach.Ingest;

namespace CallCoach.Benchmarks.Jobs;

/// <summary>
/// Claims and completes jobs whose step does nothing, by the product's own workers on a real database: with next to no
/// other rows, and with a million that wait as well. Then how soon idle workers pick up what was just stored.
/// </summary>
internal static class JobsBench
{
    private const int FewJobs = 20_000;
    private const int PickUps = 500;

    public static async Task<Measurement> RunAsync(BenchSize size, CancellationToken cancel)
    {
        await RateAsync(FewJobs, size.WarmUpSeconds, cancel);
        var (few, many) = (new List<double>(), new List<double>());
        for (var round = 0; round < size.Rounds; round++)
        {
            few.Add(await RateAsync(FewJobs, size.Seconds, cancel));
            many.Add(await RateAsync(size.Backlog, size.Seconds, cancel));
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{few[^1]:N0} a second, {many[^1]:N0} with the backlog"));
        }
        var pickUps = await PickUpsAsync(cancel);
        var rate = few.Average();
        var toEmpty = many.Average() / rate;
        var p99 = pickUps[(int)((pickUps.Count - 1) * 0.99)];
        return new(
            "jobs",
            new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["claim_complete_per_second"] = rate,
                ["backlog_claim_complete_per_second"] = many.Average(),
                ["backlog_rows"] = size.Backlog,
                ["pickup_p50_ms"] = pickUps[pickUps.Count / 2],
                ["pickup_p99_ms"] = p99,
            },
            new Dictionary<string, double>(StringComparer.Ordinal) { ["backlog_to_empty"] = toEmpty },
            [Aim.AtLeast("claim_complete_per_second", rate, 1000), Aim.AtLeast("backlog_to_empty", toEmpty, 0.8), Aim.AtMost("pickup_p99_ms", p99, 20)]);
    }

    private static async Task<double> RateAsync(int jobs, int seconds, CancellationToken cancel)
    {
        await using var bench = await WorkBench.OpenAsync(jobs, cancel);
        var started = Stopwatch.GetTimestamp();
        bench.Start();
        await bench.DoneAsync(jobs, TimeSpan.FromSeconds(seconds), cancel);
        return bench.Done / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <returns>Milliseconds from before an event is stored to the start of its step, ascending.</returns>
    private static async Task<List<double>> PickUpsAsync(CancellationToken cancel)
    {
        await using var bench = await WorkBench.OpenAsync(0, cancel);
        bench.Start();
        var times = new List<double>();
        for (var i = 0; i < PickUps; i++)
        {
            await Task.Delay(20, cancel);
            var picked = bench.NextStartAsync();
            var started = Stopwatch.GetTimestamp();
            var leg = $"leg-{i}";
            await bench.Inbox.StoreAsync(new IncomingEvent("bench", leg, "call", leg, null, DateTimeOffset.UtcNow, [1]), cancel);
            times.Add(Stopwatch.GetElapsedTime(started, await picked.WaitAsync(TimeSpan.FromSeconds(30), cancel)).TotalMilliseconds);
        }
        return [.. times.Skip(PickUps / 10).Order()];
    }
}
