using System.Net;

namespace CallCoach.Adapters.Telephony;

/// <summary>
/// The only way out to providers. Every request and every redirect is held against the list; of the addresses a name
/// resolves to, each must be public, and it is one of these that is connected to. No proxy, no cookies.
/// </summary>
public static class ProviderHttp
{
    private const int MostRedirects = 5;

    /// <param name="hosts">Where it may go.</param>
    /// <param name="patience">How long a provider may take to begin its answer.</param>
    public static HttpClient ClientFor(ProviderHosts hosts, TimeSpan? patience = null, Wire? wire = null) => new(new Guard(hosts)
    {
        InnerHandler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxConnectionsPerServer = 8,
            MaxResponseHeadersLength = 32,
            ConnectCallback = (context, cancel) => ConnectAsync(hosts, wire ?? Wire.Real, context.InitialRequestMessage.RequestUri!, cancel),
        },
    })
    { Timeout = patience ?? TimeSpan.FromSeconds(60) };

    private static async ValueTask<Stream> ConnectAsync(ProviderHosts hosts, Wire wire, Uri asked, CancellationToken cancel)
    {
        var addresses = IPAddress.TryParse(asked.IdnHost, out var literal) ? [literal] : await wire.Resolve(asked.IdnHost, cancel);
        if (Array.Find(addresses, address => !hosts.MayLeadTo(asked, address)) is { } refused)
            throw new AddressRefusedException($"{asked.Authority} leads to {refused}, which is no public address: nothing is fetched from there.");
        return await wire.Connect(addresses, asked.Port, cancel);
    }

    private sealed class Guard(ProviderHosts hosts) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Check(request.RequestUri!, "");
            var next = request;
            for (var redirects = 0; ; redirects++)
            {
                var response = await SendOnceAsync(next, cancellationToken);
                if (request.Method != HttpMethod.Get || !IsRedirect(response))
                    return response;
                response.Dispose();
                var target = new Uri(next.RequestUri!, response.Headers.Location!);
                if (redirects == MostRedirects)
                    throw new AddressRefusedException($"{request.RequestUri!.Authority} redirects more than {MostRedirects} times.");
                Check(target, $"{next.RequestUri!.Authority} redirects. ");
                next = Onward(next, target);
            }
        }

        private void Check(Uri address, string before)
        {
            if (hosts.Refusal(address) is { } reason)
                throw new AddressRefusedException(before + reason);
        }

        /// <summary>What the connecting refused comes wrapped.</summary>
        private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            try
            {
                return await base.SendAsync(request, cancel);
            }
            catch (HttpRequestException failure) when (failure.InnerException is AddressRefusedException refused)
            {
                throw new AddressRefusedException(refused.Message);
            }
        }

        private static bool IsRedirect(HttpResponseMessage response) =>
            response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
            && response.Headers.Location is not null;

        /// <summary>Credentials go to the host they were meant for only, and are not picked up again on the way back.</summary>
        private static HttpRequestMessage Onward(HttpRequestMessage request, Uri target)
        {
            var onward = new HttpRequestMessage(HttpMethod.Get, target);
            var sameHost = Uri.Compare(
                request.RequestUri, target, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
            if (sameHost)
                onward.Headers.Authorization = request.Headers.Authorization;
            return onward;
        }
    }
}
