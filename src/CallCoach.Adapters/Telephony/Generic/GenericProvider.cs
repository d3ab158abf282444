using System.Net;
using CallCoach.Calls;
using CallCoach.Ingest;
using CallCoach.Jobs;

namespace CallCoach.Adapters.Telephony.Generic;

/// <summary>Any provider or PBX that speaks the generic webhook.</summary>
/// <param name="download">May go to the hosts an administrator listed.</param>
/// <param name="channelsSwapped">Where a recording does not say which channel is the client's, the parent leg is in the second one.</param>
public sealed class GenericProvider(RecordingDownload download, bool channelsSwapped = false) : ITelephonyProvider
{
    public const string ProviderName = "generic";

    public string Name => ProviderName;

    public bool ChannelsSwapped => channelsSwapped;

    public IReadOnlyList<CallEvent> Read(ReceivedEvent stored) => GenericWebhook.Read(stored);

    public IAsyncEnumerable<ListedEvent>? ListAsync(DateTimeOffset since, CancellationToken cancel) => null;

    public async Task<string?> FetchRecordingAsync(string recordingId, Uri? address, Stream destination, long maxBytes, CancellationToken cancel)
    {
        if (address is null)
            throw new RecordingUnavailableException(FailureKind.NotAllowed, "The provider did not say where the recording is.");
        var reply = await download.CopyAsync(new HttpRequestMessage(HttpMethod.Get, address), destination, maxBytes, cancel);
        return reply.Status == HttpStatusCode.OK ? null : throw reply.Unavailable("The provider");
    }
}
