using System.Net;
using System.Net.Sockets;

namespace CallCoach.EndToEnd.Tests.Processes;

/// <summary>Ports of this machine that nobody listens on, from below the range from which connections are given theirs.</summary>
internal static class Ports
{
    private const int First = 20000;
    private const int Count = 12000;

    private static int _next = Random.Shared.Next(Count);

    public static int Free()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref _next) % Count);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it; the next one then.
            }
        }
    }
}
