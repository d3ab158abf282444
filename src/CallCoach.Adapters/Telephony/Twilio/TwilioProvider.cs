using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CallCoach.Calls;
using CallCoach.Ingest;

namespace CallCoach.Adapters.Telephony.Twilio;

/// <summary>Reads Twilio's webhooks and lists, and fetches its recordings, from the configured API address.</summary>
/// <param name="download">May go to that address.</param>
/// <param name="listing">Null for one that is not asked for its list.</param>
public sealed class TwilioProvider(TwilioSettings settings, RecordingDownload download, TwilioListing? listing = null) : ITelephonyProvider
{
    public const string ProviderName = "twilio";

    public string Name => ProviderName;

    public bool ChannelsSwapped => settings.ChannelsSwapped;

    public IReadOnlyList<CallEvent> Read(ReceivedEvent stored) =>
        TwilioResource.IsEntry(stored) ? TwilioResource.Read(stored) : TwilioWebhook.Read(stored);

    public IAsyncEnumerable<ListedEvent>? ListAsync(DateTimeOffset since, CancellationToken cancel) => listing?.ListAsync(since, cancel);

    /// <summary>The address is rebuilt from the identifier; what a webhook says about it is not used.</summary>
    public async Task<string?> FetchRecordingAsync(string recordingId, Uri? address, Stream destination, long maxBytes, CancellationToken cancel)
    {
        var media = $"2010-04-01/Accounts/{settings.AccountSid}/Recordings/{recordingId}.wav";
        var reply = await AskAsync($"{media}?RequestedChannels=2", destination, maxBytes, cancel);
        string? wanting = null;
        if (reply.Status == HttpStatusCode.BadRequest)
        {
            reply = await AskAsync(media, destination, maxBytes, cancel);
            wanting = "Twilio refused it in two channels (400), so both voices are in one.";
        }
        return reply.Status == HttpStatusCode.OK ? wanting : throw reply.Unavailable("Twilio");
    }

    private Task<Reply> AskAsync(string path, Stream destination, long maxBytes, CancellationToken cancel)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(settings.ApiBaseUrl, path));
        var credentials = Encoding.UTF8.GetBytes($"{settings.AccountSid}:{settings.AuthTokens[0]}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        return download.CopyAsync(request, destination, maxBytes, cancel);
    }
}
