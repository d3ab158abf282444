using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace CallCoach.Benchmarks.Ingest;

/// <summary>What a load of requests came to.</summary>
internal sealed record Load(double AcksPerSecond, double P50Ms, double P99Ms, long Refused);

/// <summary>
/// The client's side, in a process of its own: each connection sends the next request when the one before is answered.
/// Requests are made and signed before the clock runs.
/// </summary>
internal static class LoadVerb
{
    public static Command Create()
    {
        var server = new Argument<Uri>("server") { CustomParser = parsed => new(parsed.Tokens[0].Value) };
        var account = new Option<string>("--account") { Required = true };
        var token = new Option<string>("--token") { Required = true };
        var seconds = new Option<int>("--seconds") { Required = true };
        var warmUp = new Option<int>("--warm-up") { Required = true };
        var seed = new Option<int>("--seed") { Required = true };
        var verb = new Command("load", "The client's side of the benchmark of ingestion.") { server, account, token, seconds, warmUp, seed };
        verb.SetAction(async (parsed, cancel) =>
        {
            var requests = new SignedRequests(parsed.GetRequiredValue(server), parsed.GetRequiredValue(account), parsed.GetRequiredValue(token), parsed.GetValue(seed));
            var load = await RunAsync(parsed.GetRequiredValue(server), requests, parsed.GetValue(seconds), parsed.GetValue(warmUp), cancel);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(load));
        });
        return verb;
    }

    private static async Task<Load> RunAsync(Uri server, SignedRequests requests, int seconds, int warmUp, CancellationToken cancel)
    {
        const int MostPerSecond = 50_000;
        var waiting = new ConcurrentQueue<byte[]>(requests.Make(MostPerSecond * (seconds + warmUp)));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var connections = Enumerable.Range(0, IngestBench.Connections).Select(_ => new Connection(waiting)).ToList();
        var running = connections.ConvertAll(connection => connection.RunAsync(server, enough.Token));
        await Task.Delay(TimeSpan.FromSeconds(warmUp), cancel);
        connections.ForEach(connection => connection.IsMeasured = true);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAny(Task.WhenAll(running), Task.Delay(TimeSpan.FromSeconds(seconds), cancel));
        var elapsed = Stopwatch.GetElapsedTime(started);
        connections.ForEach(connection => connection.IsMeasured = false);
        await enough.CancelAsync();
        await Task.WhenAll(running);
        var times = connections.SelectMany(connection => connection.Times).Order().ToList();
        return new(times.Count / elapsed.TotalSeconds, Millis(times, 0.5), Millis(times, 0.99), connections.Sum(connection => connection.Refused));
    }

    private static double Millis(List<long> sorted, double quantile) =>
        sorted.Count == 0 ? double.NaN : sorted[(int)((sorted.Count - 1) * quantile)] * 1000.0 / Stopwatch.Frequency;

    private sealed class Connection(ConcurrentQueue<byte[]> waiting)
    {
        private readonly byte[] _answer = new byte[4096];

        public bool IsMeasured { get; set; }

        public List<long> Times { get; } = [];

        public long Refused { get; private set; }

        public async Task RunAsync(Uri server, CancellationToken cancel)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port), cancel);
            while (!cancel.IsCancellationRequested && waiting.TryDequeue(out var request))
            {
                var sent = Stopwatch.GetTimestamp();
                await socket.SendAsync(request, CancellationToken.None);
                var acknowledged = await IsAcknowledgedAsync(socket);
                if (!IsMeasured)
                    continue;
                if (acknowledged)
                    Times.Add(Stopwatch.GetTimestamp() - sent);
                else
                    Refused++;
            }
        }

        /// <summary>Reads one answer; a 204 has no body, anything else ends the measurement's worth.</summary>
        private async Task<bool> IsAcknowledgedAsync(Socket socket)
        {
            var length = 0;
            while (_answer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) < 0)
            {
                var read = await socket.ReceiveAsync(_answer.AsMemory(length), CancellationToken.None);
                if (read == 0)
                    throw new IOException("The server closed a connection.");
                length += read;
            }
            return _answer.AsSpan(0, length).StartsWith("HTTP/1.1 204"u8);
        }
    }
}
