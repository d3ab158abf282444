using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CallCoach.Calls;
using CallCoach.Ingest;

namespace CallCoach.Adapters.Telephony.Twilio;

/// <summary>Reads Twilio's webhooks and fetches its recordings from the configured API address only.</summary>
public sealed class TwilioProvider(TwilioSettings settings, RecordingDownload download) : ITelephonyProvider
{
    public const string ProviderName = "twilio";

    public string Name => ProviderName;

    public IReadOnlyList<CallEvent> Read(ReceivedEvent stored) => TwilioWebhook.Read(stored);

    /// <summary>The address is rebuilt from the identifier; what a webhook says about it is not used.</summary>
    public async Task FetchRecordingAsync(string recordingId, Uri? address, Stream destination, long maxBytes, CancellationToken cancel)
    {
        var media = $"2010-04-01/Accounts/{settings.AccountSid}/Recordings/{recordingId}.wav";
        var status = await TryAsync($"{media}?RequestedChannels=2", destination, maxBytes, cancel);
        if (status == HttpStatusCode.BadRequest)
            status = await TryAsync(media, destination, maxBytes, cancel);
        switch (status)
        {
            case HttpStatusCode.OK:
                return;
            case HttpStatusCode.NotFound:
                throw new RecordingUnavailableException("Twilio does not have the recording (404).", mayAppear: true);
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                throw new RecordingUnavailableException($"Twilio refused our credentials ({(int)status}).", mayAppear: true);
            default:
                throw new HttpRequestException($"Twilio answered {(int)status}.", null, status);
        }
    }

    private Task<HttpStatusCode> TryAsync(string path, Stream destination, long maxBytes, CancellationToken cancel)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(settings.ApiBaseUrl, path));
        var credentials = Encoding.UTF8.GetBytes($"{settings.AccountSid}:{settings.AuthTokens[0]}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        return download.CopyAsync(request, destination, maxBytes, cancel);
    }
}
