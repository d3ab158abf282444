using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Runtime.InteropServices;
using CallCoach.Calls;
using CallCoach.Live;
using CallCoach.Server.Hosting;

namespace CallCoach.Server.Api;

/// <summary>
/// Sends a call's sound to one page. A message is a block: a byte for the side (0 the client, 1 the manager), three of nothing, the
/// start of its first sample in samples of 8000 Hz since the stream began (32 bits, little-endian), and the samples (16 bits each,
/// little-endian). The page answers with how many messages it has (32 bits, little-endian). What would wait for a slow page is left
/// out, so that it falls behind by no more than what is on its way.
/// </summary>
internal sealed class Listener(ServedSocket socket, LiveCall call) : IDisposable
{
    public const int Header = 8;

    /// <summary>Messages that may be on their way: 0.6 s of both sides' usual frames.</summary>
    private const uint MostUnderWay = 60;

    private readonly LiveSubscription _sound = call.Subscribe(TimeSpan.FromSeconds(0.2));
    private uint _sent;
    private uint _had;

    /// <summary>Ends with the call, or when the page goes.</summary>
    public async Task RunAsync(CancellationToken aborted)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        var sending = SendAsync(over.Token);
        await ReadAsync(aborted);
        await over.CancelAsync();
        await sending;
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        var answer = new byte[64];
        while (await socket.ReadAsync(answer, WebSocketMessageType.Binary, cancel) is { } length)
            if (length == sizeof(uint))
                Volatile.Write(ref _had, BinaryPrimitives.ReadUInt32LittleEndian(answer));
    }

    private async Task SendAsync(CancellationToken cancel)
    {
        var message = Array.Empty<byte>();
        try
        {
            await foreach (var block in _sound.Blocks.ReadAllAsync(cancel))
            {
                if (_sent - Volatile.Read(ref _had) >= MostUnderWay)
                    continue;
                var length = Header + (block.Samples.Length * sizeof(short));
                if (message.Length < length)
                    message = new byte[length];
                Write(block, message);
                await socket.SendAsync(message.AsMemory(0, length), cancel);
                _sent++;
            }
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, (await call.Over).ToString());
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            // The page is gone; the reader ends too.
        }
    }

    /// <summary>Samples are 16 bits little-endian in memory on every machine this runs on.</summary>
    private static void Write(LiveBlock block, Span<byte> message)
    {
        message[..Header].Clear();
        message[0] = block.Speaker == Speaker.Client ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteUInt32LittleEndian(message[4..], (uint)block.Start);
        MemoryMarshal.AsBytes(block.Samples.Span).CopyTo(message[Header..]);
    }

    public void Dispose() => _sound.Dispose();
}
