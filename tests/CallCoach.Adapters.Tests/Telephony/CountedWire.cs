using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using CallCoach.Adapters.Telephony;

namespace CallCoach.Adapters.Tests.Telephony;

/// <summary>
/// A network that counts: names resolve by a table, and a connection is made only to a server of the test; any other
/// attempt is noted and refused, so that nothing leaves loopback.
/// </summary>
internal sealed class CountedWire(IReadOnlyDictionary<string, string[]> names, params LoopbackHttp[] servers)
{
    public ConcurrentQueue<string> Attempts { get; } = new();

    public ConcurrentQueue<string> Resolved { get; } = new();

    public Wire Wire => new(ResolveAsync, ConnectAsync);

    private Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancel)
    {
        Resolved.Enqueue(name);
        return names.TryGetValue(name, out var addresses)
            ? Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse))
            : throw new SocketException((int)SocketError.HostNotFound);
    }

    private Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancel)
    {
        Attempts.Enqueue($"{string.Join<IPAddress>(' ', addresses)} {port}");
        return servers.Any(server => server.Address.Port == port && addresses.All(IPAddress.IsLoopback))
            ? Wire.Real.Connect(addresses, port, cancel)
            : throw new SocketException((int)SocketError.NetworkUnreachable);
    }
}
