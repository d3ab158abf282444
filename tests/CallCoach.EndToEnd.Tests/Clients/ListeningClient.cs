using System.Buffers.Binary;
using System.Net;
using System.Net.WebSockets;
using System.Runtime.InteropServices;
using CallCoach.EndToEnd.Tests.Department;

namespace CallCoach.EndToEnd.Tests.Clients;

/// <summary>A block of sound as a page gets it.</summary>
internal sealed record HeardBlock(string Side, uint Start, short[] Samples);

/// <summary>What the page's listening does, without the page.</summary>
internal sealed class ListeningClient : IAsyncDisposable
{
    private const int Header = 8;

    private readonly ClientWebSocket _socket = new();
    private readonly List<HeardBlock> _heard = [];
    private Task _reading = Task.CompletedTask;

    private ListeningClient(Visitor visitor)
    {
        _socket.Options.SetRequestHeader("Cookie", visitor.Cookie);
        _socket.Options.CollectHttpResponseDetails = true;
    }

    public IReadOnlyList<HeardBlock> Heard
    {
        get
        {
            lock (_heard)
                return [.. _heard];
        }
    }

    /// <summary>How the server closed.</summary>
    public string? Ending { get; private set; }

    /// <param name="answers">Whether it says how much it has, as the page does.</param>
    public static async Task<ListeningClient> ListenAsync(Uri server, Visitor visitor, long call, bool answers = true)
    {
        var client = new ListeningClient(visitor);
        await client._socket.ConnectAsync(AddressOf(server, call), CancellationToken.None);
        client._reading = client.ReadAsync(answers);
        return client;
    }

    /// <summary>What somebody who may not listen is answered.</summary>
    public static async Task<HttpStatusCode> RefusalAsync(Uri server, Visitor visitor, long call, string? origin = null)
    {
        await using var client = new ListeningClient(visitor);
        if (origin is not null)
            client._socket.Options.SetRequestHeader("Origin", origin);
        await Should.ThrowAsync<WebSocketException>(() => client._socket.ConnectAsync(AddressOf(server, call), CancellationToken.None));
        return client._socket.HttpStatusCode;
    }

    /// <summary>One side laid out from the first sample that was heard.</summary>
    public short[] SideFromItsStart(string side)
    {
        var blocks = Heard.Where(block => block.Side == side).ToList();
        if (blocks.Count == 0)
            return [];
        var samples = new short[blocks[^1].Start + blocks[^1].Samples.Length - blocks[0].Start];
        foreach (var block in blocks)
            block.Samples.CopyTo(samples, block.Start - blocks[0].Start);
        return samples;
    }

    /// <summary>Says how many messages it has.</summary>
    public Task AnswerAsync(int messages)
    {
        var answer = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(answer, (uint)messages);
        return _socket.SendAsync(answer, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
    }

    public async Task LeaveAsync()
    {
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await _reading;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private async Task ReadAsync(bool answers)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    Ending = part.CloseStatusDescription;
                    await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                    return;
                }
                part.EndOfMessage.ShouldBeTrue();
                Note(buffer.AsSpan(0, part.Count));
                if (answers)
                    await AnswerAsync(Heard.Count);
            }
        }
        catch (Exception over) when (over is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Left, or cut off.
        }
    }

    private void Note(ReadOnlySpan<byte> message)
    {
        var block = new HeardBlock(
            message[0] == 0 ? "client" : "manager", BinaryPrimitives.ReadUInt32LittleEndian(message[4..]), MemoryMarshal.Cast<byte, short>(message[Header..]).ToArray());
        lock (_heard)
            _heard.Add(block);
    }

    private static Uri AddressOf(Uri server, long call) => new($"ws://{server.Authority}/api/calls/{call}/listen");
}
