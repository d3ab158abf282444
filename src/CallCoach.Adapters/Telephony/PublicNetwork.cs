using System.Net;
using System.Net.Sockets;

namespace CallCoach.Adapters.Telephony;

/// <summary>Which addresses lie in the public internet, by IANA's registries of special-purpose addresses.</summary>
internal static class PublicNetwork
{
    /// <summary>"This" network, private, carrier-grade, loopback, link-local, protocols, examples, 6to4, benchmarks, multicast, reserved.</summary>
    private static readonly IPNetwork[] SpecialV4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    /// <summary>Of the global ones: protocols and Teredo, examples, 6to4.</summary>
    private static readonly IPNetwork[] SpecialV6 =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(network => IPNetwork.Parse(network))];

    /// <summary>An IPv4 address dressed as IPv6 (mapped, NAT64) is none of the public ones, whatever is inside.</summary>
    public static bool Has(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork
        ? !Array.Exists(SpecialV4, network => network.Contains(address))
        : !address.IsIPv4MappedToIPv6 && GlobalV6.Contains(address) && !Array.Exists(SpecialV6, network => network.Contains(address));
}
