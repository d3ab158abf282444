using System.Net;
using System.Net.Sockets;

namespace CallCoach.EndToEnd.Tests.Telephony;

/// <summary>Where requests come from: all of 127.0.0.0/8 is this machine.</summary>
internal static class Sources
{
    private static int _given;

    /// <summary>An address that no other test calls from.</summary>
    public static IPAddress Fresh()
    {
        var number = Interlocked.Increment(ref _given);
        return new(new byte[] { 127, 77, (byte)(number >> 8), (byte)number });
    }

    /// <param name="source">Any when null.</param>
    public static SocketsHttpHandler From(IPAddress? source) => new()
    {
        AllowAutoRedirect = false,
        ConnectCallback = async (context, cancel) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            if (source is not null)
                socket.Bind(new IPEndPoint(source, 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };
}
