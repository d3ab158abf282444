using System.Net;
using System.Net.Sockets;

namespace CallCoach.Demo.Department;

internal static class FreePort
{
    /// <summary>The wished port when nobody listens on it, otherwise some free one.</summary>
    /// <param name="wished">0 for any.</param>
    public static int Or(int wished)
    {
        try
        {
            return Probe(wished);
        }
        catch (SocketException)
        {
            return Probe(0);
        }
    }

    private static int Probe(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
