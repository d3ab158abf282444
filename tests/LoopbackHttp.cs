using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallCoach.Tests;

/// <summary>What a provider answers, down to how it breaks off.</summary>
internal sealed record Answer(int Status, byte[] Body)
{
    public string Headers { get; init; } = "";

    /// <summary>The length it announces; null announces none and ends with the connection.</summary>
    public long? Announced { get; init; } = Body.Length;

    /// <summary>Sends the body byte by byte, with this long before each.</summary>
    public TimeSpan? Drip { get; init; }

    /// <summary>Falls silent after the body and keeps the connection.</summary>
    public bool Stalls { get; init; }
}

/// <summary>A provider's HTTP server on loopback; every request is answered by what the test wrote.</summary>
internal sealed class LoopbackHttp : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, Answer> _answer;
    private readonly Task _accepting;

    /// <param name="answer">From the request's path and query.</param>
    public LoopbackHttp(Func<string, Answer> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>The heads of the requests that came, each from request line to last header.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = await ReadHeadAsync(stream);
                Requests.Enqueue(head);
                var answer = _answer(head.Split(' ')[1]);
                var length = answer.Announced is { } announced ? $"Content-Length: {announced}\r\n" : "";
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer.Status} Said\r\nConnection: close\r\n{length}{answer.Headers}\r\n"), _stop.Token);
                await SendAsync(answer, stream);
                if (answer.Stalls)
                    await Task.Delay(Timeout.Infinite, _stop.Token);
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException)
            {
                // The client hung up, or the test is over.
            }
        }
    }

    private async Task SendAsync(Answer answer, NetworkStream stream)
    {
        if (answer.Drip is not { } pause)
        {
            await stream.WriteAsync(answer.Body, _stop.Token);
            return;
        }
        foreach (var single in answer.Body)
        {
            await Task.Delay(pause, _stop.Token);
            await stream.WriteAsync(new[] { single }, _stop.Token);
        }
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[4096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            head.Append(read > 0 ? Encoding.ASCII.GetString(buffer, 0, read) : throw new IOException("No request came."));
        }
        return head.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }
}
