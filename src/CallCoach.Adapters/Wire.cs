using System.Net;
using System.Net.Sockets;

namespace CallCoach.Adapters;

/// <summary>An address that may not be connected to; nothing was sent to it.</summary>
public sealed class AddressRefusedException(string reason) : HttpRequestException(reason);

/// <summary>How names are resolved and connections made.</summary>
public sealed record Wire(
    Func<string, CancellationToken, Task<IPAddress[]>> Resolve, Func<IPAddress[], int, CancellationToken, Task<Stream>> Connect)
{
    public static readonly Wire Real = new(Dns.GetHostAddressesAsync, ConnectAsync);

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
