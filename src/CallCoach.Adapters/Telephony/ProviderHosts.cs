using System.Net;

namespace CallCoach.Adapters.Telephony;

/// <summary>
/// The hosts that may be fetched from: https only, on exactly the listed host and port. Two exceptions: the configured
/// address of a provider's API is taken as it is, wherever it leads; and a loopback address listed in digits may be http.
/// </summary>
public sealed class ProviderHosts
{
    private const string Setting = "CallCoach:Recordings:AllowedHosts";

    private readonly IReadOnlyList<Entry> _listed;
    private readonly Uri? _api;

    /// <param name="listed">Hosts, with a port where it is not the standard one.</param>
    /// <param name="api">The address an administrator configured for the provider's API.</param>
    /// <exception cref="FormatException">An entry is no host.</exception>
    public ProviderHosts(IEnumerable<string> listed, Uri? api = null)
    {
        _listed = [.. listed.Select(Parse)];
        _api = api;
    }

    /// <summary>Why an address may not be fetched from, in words for a person; null when it may.</summary>
    public string? Refusal(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Host.Length == 0)
            return "The recording's address names no host.";
        if (address.UserInfo.Length > 0)
            return $"The recording's address at {address.Authority} carries credentials.";
        if (IsApi(address.Scheme, address.IdnHost, address.Port))
            return null;
        if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && Loopback(address.IdnHost) is not null))
            return $"Recordings are fetched by https, not by {address.Scheme}.";
        return _listed.Any(entry => entry.Has(address)) ? null : $"Recordings may not be fetched from {address.Authority}: {Setting} does not name it.";
    }

    /// <summary>Whether a connection to a host that <see cref="Refusal"/> let pass may lead to an address.</summary>
    public bool MayLeadTo(Uri asked, IPAddress address) =>
        PublicNetwork.Has(address) || IsApi(asked.Scheme, asked.IdnHost, asked.Port) || address.Equals(Loopback(asked.IdnHost));

    private bool IsApi(string scheme, string host, int port) =>
        _api is not null && scheme == _api.Scheme && host == _api.IdnHost && port == _api.Port;

    private static IPAddress? Loopback(string host) =>
        IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address) && !address.IsIPv4MappedToIPv6 ? address : null;

    private static Entry Parse(string entry) =>
        Uri.TryCreate($"https://{entry}", UriKind.Absolute, out var url) && url.PathAndQuery == "/" && url.Fragment.Length == 0
            && url.UserInfo.Length == 0 && url.HostNameType is not (UriHostNameType.Unknown or UriHostNameType.Basic) && !entry.EndsWith('/')
            ? new(url.IdnHost, entry.EndsWith($":{url.Port}", StringComparison.Ordinal) ? url.Port : null)
            : throw new FormatException($"{entry} is not a host");

    /// <param name="Port">Null: the standard one.</param>
    private sealed record Entry(string Host, int? Port)
    {
        public bool Has(Uri address) => address.IdnHost == Host && (Port is { } port ? address.Port == port : address.IsDefaultPort);
    }
}
