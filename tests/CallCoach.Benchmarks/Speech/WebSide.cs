using System.Diagnostics;
using System.Security.Cryptography;
using CallCoach.Recordings;

namespace CallCoach.Benchmarks.Speech;

/// <summary>How long the server takes to answer while nothing is transcribed, and while it transcribes on every core; in milliseconds.</summary>
internal sealed record WebSide(double IdleP99, double BusyP99, int Answers)
{
    private const int Connections = 4;
    private static readonly TimeSpan BetweenRequests = TimeSpan.FromMilliseconds(20);

    public static async Task<WebSide> MeasureAsync(Audio audio, TranscribeSize size, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("callcoach-bench-");
        try
        {
            var wave = Path.Combine(folder.FullName, "call.wav");
            await using (var file = File.Create(wave))
                WaveFile.Write(file, audio);
            var address = $"http://127.0.0.1:{ChildProcess.FreePort()}";
            using var server = ChildProcess.StartOwn(
                ["transcribing-host", wave], ("Listen", address), ("DataDirectory", Path.Combine(folder.FullName, "data")), ("Speech__Engine", "none"),
                ("Webhooks__Secret", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))));
            try
            {
                await HeardAsync(server, TranscribingHost.Listening, cancel);
                return await MeasureAsync(server, new(address), size, cancel);
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

    private static async Task<WebSide> MeasureAsync(Process server, Uri address, TranscribeSize size, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = address };
        var (idle, busy) = (new List<double>(), new List<double>());
        for (var round = 0; round < size.Rounds; round++)
        {
            await AskAsync(http, size.WarmUpSeconds, cancel);
            idle.AddRange(await AskAsync(http, size.Seconds, cancel));
            await server.StandardInput.WriteLineAsync("start".AsMemory(), cancel);
            await AskAsync(http, size.WarmUpSeconds, cancel);
            busy.AddRange(await AskAsync(http, size.Seconds, cancel));
            await server.StandardInput.WriteLineAsync("stop".AsMemory(), cancel);
            await HeardAsync(server, TranscribingHost.Stopped, cancel);
        }
        return new(P99(idle), P99(busy), idle.Count + busy.Count);
    }

    /// <summary>Asks for its readiness, a few requests at a time, and not so often that asking is a load by itself.</summary>
    private static async Task<IEnumerable<double>> AskAsync(HttpClient http, int seconds, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var connections = Enumerable.Range(0, Connections).Select(async _ =>
        {
            var times = new List<double>();
            while (Stopwatch.GetElapsedTime(started).TotalSeconds < seconds)
            {
                var sent = Stopwatch.GetTimestamp();
                using var answer = await http.GetAsync("/health/ready", cancel);
                answer.EnsureSuccessStatusCode();
                times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                await Task.Delay(BetweenRequests, cancel);
            }
            return times;
        }).ToList();
        return (await Task.WhenAll(connections)).SelectMany(times => times);
    }

    private static async Task HeardAsync(Process server, string line, CancellationToken cancel)
    {
        while (await server.StandardOutput.ReadLineAsync(cancel) is { } said)
            if (said == line)
                return;
        throw new InvalidOperationException("The server ended.");
    }

    private static double P99(List<double> times) => times.Order().ElementAt((int)((times.Count - 1) * 0.99));
}
