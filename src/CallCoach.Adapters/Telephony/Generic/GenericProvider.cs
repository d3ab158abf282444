using System.Net;
using CallCoach.Calls;
using CallCoach.Ingest;

namespace CallCoach.Adapters.Telephony.Generic;

/// <summary>Any provider or PBX that speaks the generic webhook.</summary>
/// <param name="allowedHosts">Hosts, with a port where it is not the standard one, from which recordings may be fetched.</param>
public sealed class GenericProvider(IReadOnlyCollection<string> allowedHosts, RecordingDownload download) : ITelephonyProvider
{
    public const string ProviderName = "generic";

    public string Name => ProviderName;

    public IReadOnlyList<CallEvent> Read(ReceivedEvent stored) => GenericWebhook.Read(stored);

    public async Task FetchRecordingAsync(string recordingId, Uri? address, Stream destination, long maxBytes, CancellationToken cancel)
    {
        if (address is null || !IsAllowed(address))
            throw new RecordingUnavailableException(
                $"Recordings may not be fetched from {address?.Authority ?? "nowhere"}: CallCoach:Recordings:AllowedHosts does not name it.", mayAppear: false);
        var status = await download.CopyAsync(new HttpRequestMessage(HttpMethod.Get, address), destination, maxBytes, cancel);
        if (status == HttpStatusCode.NotFound)
            throw new RecordingUnavailableException("The provider does not have the recording (404).", mayAppear: true);
        if (status != HttpStatusCode.OK)
            throw new HttpRequestException($"The provider answered {(int)status}.", null, status);
    }

    /// <summary>Only listed hosts, only https; plain http only on loopback.</summary>
    private bool IsAllowed(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.UserInfo.Length == 0
        && allowedHosts.Contains(address.Authority, StringComparer.OrdinalIgnoreCase);
}
