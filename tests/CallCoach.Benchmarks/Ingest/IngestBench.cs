using System.Globalization;
using System.Text.Json;

namespace CallCoach.Benchmarks.Ingest;

/// <summary>
/// Acknowledged webhooks a second, against the same server storing nothing and against one commit a webhook. Server and
/// client are processes of their own on this machine and share its processors.
/// </summary>
internal static class IngestBench
{
    public const int Connections = 256;

    private const string Account = "AC00000000000000000000000000000001";
    private const string Token = "a-token-for-measuring";

    public static async Task<Measurement> RunAsync(BenchSize size, CancellationToken cancel)
    {
        var loads = Enum.GetValues<Storing>().ToDictionary(storing => storing, _ => new List<Load>());
        for (var round = 0; round < size.Rounds; round++)
            foreach (var (storing, measured) in loads)
            {
                measured.Add(await MeasureAsync(storing, size, round, cancel));
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{storing}: {measured[^1].AcksPerSecond:N0} a second, p99 {measured[^1].P99Ms:N1} ms"));
            }

        double Rate(Storing storing) => loads[storing].Average(load => load.AcksPerSecond);
        double P99(Storing storing) => loads[storing].Average(load => load.P99Ms);
        var toEach = Rate(Storing.Shared) / Rate(Storing.CommitEach);
        var toNothing = Rate(Storing.Shared) / Rate(Storing.Nothing);
        var p99 = P99(Storing.Shared) / P99(Storing.Nothing);
        return new(
            "ingest",
            new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["acks_per_second"] = Rate(Storing.Shared),
                ["p50_ms"] = loads[Storing.Shared].Average(load => load.P50Ms),
                ["p99_ms"] = P99(Storing.Shared),
                ["no_store_acks_per_second"] = Rate(Storing.Nothing),
                ["no_store_p99_ms"] = P99(Storing.Nothing),
                ["commit_each_acks_per_second"] = Rate(Storing.CommitEach),
                ["commit_each_p99_ms"] = P99(Storing.CommitEach),
                ["with_workers_acks_per_second"] = Rate(Storing.SharedWithWorkers),
                ["with_workers_p99_ms"] = P99(Storing.SharedWithWorkers),
                ["refused"] = loads.Values.SelectMany(load => load).Sum(load => load.Refused),
            },
            new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["acks_to_commit_each"] = toEach,
                ["acks_to_no_store"] = toNothing,
                ["p99_to_no_store"] = p99,
            },
            [Aim.AtLeast("acks_to_commit_each", toEach, 4), Aim.AtLeast("acks_to_no_store", toNothing, 0.7), Aim.AtMost("p99_to_no_store", p99, 3)]);
    }

    private static async Task<Load> MeasureAsync(Storing storing, BenchSize size, int seed, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("callcoach-bench-");
        try
        {
            var address = $"http://127.0.0.1:{ChildProcess.FreePort()}";
            using var server = ChildProcess.StartOwn(
                ["host", storing.ToString()],
                ("Listen", address), ("DataDirectory", folder.FullName), ("Twilio__AccountSid", Account), ("Twilio__AuthToken", Token), ("Speech__Engine", "none"));
            try
            {
                while (await server.StandardOutput.ReadLineAsync(cancel) is { } line && !line.StartsWith("Listening", StringComparison.Ordinal))
                    continue;
                using var client = ChildProcess.StartOwn(["load", address, "--account", Account, "--token", Token, "--seconds", Text(size.Seconds), "--warm-up", Text(size.WarmUpSeconds), "--seed", Text(seed)]);
                var answer = await client.StandardOutput.ReadToEndAsync(cancel);
                await client.WaitForExitAsync(cancel);
                return JsonSerializer.Deserialize<Load>(answer) ?? throw new InvalidOperationException("The load came to nothing.");
            }
            finally
            {
                server.Kill(entireProcessTree: true);
                await server.WaitForExitAsync(CancellationToken.None);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
