using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CallCoach.Ingest;

namespace CallCoach.Adapters.Telephony.Twilio;

/// <summary>
/// Fetches a page of Twilio's REST API: signed in, within limits of time and size, and as often as Twilio asks it to come
/// again (429, or 503 with Retry-After), unless that takes too long.
/// </summary>
/// <param name="client">Follows no redirects and keeps no cookies.</param>
/// <param name="clock">Real time.</param>
public sealed class TwilioPages(HttpClient client, TwilioSettings settings, TimeProvider clock)
{
    private const int MostAttempts = 5;
    private const int LargestPage = 32 * 1024 * 1024;

    /// <summary>A longer wait is left to the next run.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly AuthenticationHeaderValue _credentials = new(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.AccountSid}:{settings.AuthTokens[0]}")));

    /// <summary>How long a page may take to come whole.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <exception cref="ListUnavailableException">Twilio cannot be reached, refuses, or answers no JSON.</exception>
    public async Task<JsonDocument> GetAsync(Uri address, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (page, wait) = await TryAsync(address, attempt, cancel);
            if (page is not null)
                return page;
            await Task.Delay(wait, clock, cancel);
        }
    }

    /// <returns>The page, or how long Twilio wants us to wait.</returns>
    private async Task<(JsonDocument? Page, TimeSpan Wait)> TryAsync(Uri address, int attempt, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Authorization = _credentials;
            request.Headers.Accept.Add(new("application/json"));
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (response.StatusCode == HttpStatusCode.OK)
                return (await ReadAsync(response.Content, patience.Token), default);
            return (null, WaitFor(response, attempt));
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new ListUnavailableException("Twilio's answer took too long.", inner: late);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new ListUnavailableException("Twilio cannot be reached, or its answer ended early.", inner: failure);
        }
        catch (JsonException failure)
        {
            throw new ListUnavailableException("Twilio's answer is not JSON.", inner: failure);
        }
    }

    private static async Task<JsonDocument> ReadAsync(HttpContent content, CancellationToken cancel)
    {
        await using var body = await content.ReadAsStreamAsync(cancel);
        using var page = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await body.ReadAsync(buffer, cancel)) > 0)
        {
            if (page.Length + read > LargestPage)
                throw new ListUnavailableException($"Twilio's answer is larger than {LargestPage / (1024 * 1024)} MiB.");
            page.Write(buffer, 0, read);
        }
        return JsonDocument.Parse(page.GetBuffer().AsMemory(0, (int)page.Length));
    }

    private TimeSpan WaitFor(HttpResponseMessage response, int attempt)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } seconds } => seconds,
            { Date: { } date } => date > clock.GetUtcNow() ? date - clock.GetUtcNow() : TimeSpan.Zero,
            _ => (TimeSpan?)null,
        };
        // Twilio's 429 often says nothing about when; its documentation asks for waits that grow.
        var wait = response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => asked ?? TimeSpan.FromSeconds(1 << (attempt - 1)),
            HttpStatusCode.ServiceUnavailable when asked is not null => asked.Value,
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                throw new ListUnavailableException($"Twilio refused our credentials ({(int)response.StatusCode})."),
            var status => throw new ListUnavailableException($"Twilio answered {(int)status}."),
        };
        return attempt < MostAttempts && wait <= LongestWait
            ? wait
            : throw new ListUnavailableException($"Twilio asks for patience ({(int)response.StatusCode}).", wait);
    }
}
