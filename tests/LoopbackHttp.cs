using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

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

/// <param name="Head">From request line to last header, with the empty line.</param>
internal sealed record LoopbackRequest(string Head, byte[] Body)
{
    /// <summary>With its query.</summary>
    public string Path => Head.Split(' ')[1];
}

/// <summary>A provider's HTTP server on loopback; every request is answered by what the test wrote.</summary>
internal sealed partial class LoopbackHttp : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<LoopbackRequest, Task<Answer>> _answer;
    private readonly Task _accepting;

    /// <param name="answer">From the request's path and query.</param>
    public LoopbackHttp(Func<string, Answer> answer)
        : this(request => Task.FromResult(answer(request.Path)))
    {
    }

    public LoopbackHttp(Func<LoopbackRequest, Task<Answer>> answer)
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
                var request = await ReadAsync(stream);
                Requests.Enqueue(request.Head);
                var answer = await _answer(request);
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

    private async Task<LoopbackRequest> ReadAsync(NetworkStream stream)
    {
        var came = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var text = came.GetBuffer().AsSpan(0, (int)came.Length);
            var end = text.IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                var head = Encoding.ASCII.GetString(text[..(end + 4)]);
                var length = Length().Match(head) is { Success: true } match ? int.Parse(match.Groups["bytes"].Value, CultureInfo.InvariantCulture) : 0;
                if (text.Length >= head.Length + length)
                    return new(head, text[head.Length..].ToArray());
            }
            var read = await stream.ReadAsync(buffer, _stop.Token);
            came.Write(buffer.AsSpan(0, read > 0 ? read : throw new IOException("No whole request came.")));
        }
    }

    [GeneratedRegex(@"^Content-Length: (?<bytes>\d+)\r$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Multiline, 1000)]
    private static partial Regex Length();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }
}
