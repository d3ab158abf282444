using System.Net;
using System.Net.Sockets;

namespace CallCoach.Adapters.Speech.Whisper;

/// <summary>
/// Which addresses are this machine or its own network: loopback, private (RFC 1918, RFC 4193) and link-local. Recordings
/// go to no other one unless a setting allows it.
/// </summary>
public static class HouseNetwork
{
    public const string AllowingSetting = "CallCoach:Speech:AllowPublicServer";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly IPNetwork[] House =
    [
        .. new[] { "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "::1/128", "fc00::/7", "fe80::/10" }
            .Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>An IPv4 address dressed as IPv6 is what it is inside, for that is where a connection to it goes.</summary>
    public static bool Has(IPAddress address)
    {
        var meant = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(House, network => network.BaseAddress.AddressFamily == meant.AddressFamily && network.Contains(meant));
    }

    /// <summary>Why a server may not be sent recordings, in words for a person; null when it may, or when only its name's resolution can tell.</summary>
    public static string? Refusal(Uri server) =>
        IPAddress.TryParse(server.IdnHost, out var address) ? Refusal(server.Authority, [address]) : null;

    /// <param name="server">The server as a person named it.</param>
    /// <param name="addresses">Everything it resolves to; each must be of the house.</param>
    public static string? Refusal(string server, IPAddress[] addresses) => Array.Find(addresses, address => !Has(address)) is { } outside
        ? $"{server} {(server.Contains(outside.ToString(), StringComparison.Ordinal) ? "is" : $"leads to {outside},")} no address of this machine or its own network, and recordings stay in the house; only {AllowingSetting}=true sends them there."
        : null;

    /// <summary>The same, also for what a name leads to now; a name that cannot be resolved now is judged when it is connected to.</summary>
    public static async Task<string?> RefusalAsync(Uri server, Wire wire, CancellationToken cancel)
    {
        if (Refusal(server) is { } reason)
            return reason;
        if (IPAddress.TryParse(server.IdnHost, out _))
            return null;
        try
        {
            return Refusal(server.Authority, await wire.Resolve(server.IdnHost, cancel).WaitAsync(Patience, cancel));
        }
        catch (Exception failure) when (failure is SocketException or TimeoutException)
        {
            return null;
        }
    }

    /// <summary>A client that connects to the house only, unless told otherwise. No proxy, no redirects, no cookies.</summary>
    public static HttpClient ClientFor(bool allowPublic, Wire? wire = null) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 32,
        ConnectCallback = (context, cancel) => ConnectAsync(context.DnsEndPoint, allowPublic, wire ?? Wire.Real, cancel),
    })
    { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = 16 * 1024 * 1024 };

    /// <summary>The addresses that were judged are the ones that are connected to.</summary>
    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint server, bool allowPublic, Wire wire, CancellationToken cancel)
    {
        var addresses = IPAddress.TryParse(server.Host, out var literal) ? [literal] : await wire.Resolve(server.Host, cancel);
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        if (!allowPublic && Refusal(server.Host, addresses) is { } reason)
            throw new AddressRefusedException(reason);
        return await wire.Connect(addresses, server.Port, cancel);
    }
}
