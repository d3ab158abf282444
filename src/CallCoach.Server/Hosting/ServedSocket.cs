using System.Net.WebSockets;

namespace CallCoach.Server.Hosting;

/// <summary>
/// A WebSocket that may be closed from several sides: by whoever reads it, by a timer, by the end of the server. The first one
/// says why; whoever is connected has a moment to answer, and is cut off then.
/// </summary>
internal sealed class ServedSocket : IDisposable
{
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(5);

    private readonly WebSocket _socket;
    private readonly TimeProvider _real;
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenRegistration _stopping;
    private ITimer? _limit;
    private int _closing;

    private ServedSocket(WebSocket socket, IHostApplicationLifetime lifetime, TimeProvider real)
    {
        (_socket, _real) = (socket, real);
        _stopping = lifetime.ApplicationStopping.Register(() => _ = CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "The server stops."));
    }

    /// <summary>Whether it was closed from here, and not by the other side.</summary>
    public bool IsClosedHere => Volatile.Read(ref _closing) != 0;

    public static async Task<ServedSocket> AcceptAsync(HttpContext http) => new(
        await http.WebSockets.AcceptWebSocketAsync(),
        http.RequestServices.GetRequiredService<IHostApplicationLifetime>(),
        http.RequestServices.GetRequiredService<Clocks>().Real);

    /// <summary>Reads the next message into the buffer; text or binary by <paramref name="wanted"/>.</summary>
    /// <returns>Its length; null when the connection has ended, or was ended because of what came.</returns>
    public async Task<int?> ReadAsync(Memory<byte> buffer, WebSocketMessageType wanted, CancellationToken cancel)
    {
        var length = 0;
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer[length..], cancel);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    await CloseAsync(WebSocketCloseStatus.NormalClosure, "", isAnswer: true);
                    return null;
                }
                length = IsClosedHere ? 0 : length + part.Count;
                if (IsClosedHere)
                    continue;
                if (part.MessageType != wanted)
                    await CloseAsync(WebSocketCloseStatus.InvalidMessageType, "Messages of this kind are not read here.");
                else if (part.EndOfMessage)
                    return length;
                else if (length == buffer.Length)
                    await CloseAsync(WebSocketCloseStatus.MessageTooBig, "A message is too large.");
                length = IsClosedHere ? 0 : length;
            }
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Sends a binary message, unless the connection is being closed.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancel)
    {
        await _sending.WaitAsync(cancel);
        try
        {
            if (!IsClosedHere)
                await _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, cancel);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Says why and lets the reader run on until the other side has answered; nothing when it was closed before.</summary>
    public Task CloseAsync(WebSocketCloseStatus status, string reason) => CloseAsync(status, reason, isAnswer: false);

    private async Task CloseAsync(WebSocketCloseStatus status, string reason, bool isAnswer)
    {
        if (isAnswer && IsClosedHere)
            return;
        if (!isAnswer && Interlocked.Exchange(ref _closing, 1) != 0)
            return;
        _limit ??= _real.CreateTimer(_ => _socket.Abort(), null, Courtesy, Timeout.InfiniteTimeSpan);
        await _sending.WaitAsync();
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(status, reason, CancellationToken.None);
        }
        catch (Exception broken) when (broken is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            _socket.Abort();
        }
        finally
        {
            _sending.Release();
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _limit?.Dispose();
        _socket.Dispose();
    }
}
