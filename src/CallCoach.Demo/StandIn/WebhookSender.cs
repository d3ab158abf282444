using System.Collections.Concurrent;
using System.Text;

namespace CallCoach.Demo.StandIn;

/// <summary>
/// Delivers webhooks, each at its domain instant: it is repeated until it is answered 2xx, after 0.2 s, doubling to 2 s.
/// A limited number is on the way at once.
/// </summary>
public sealed class WebhookSender(HttpClient http, StandInSettings settings) : IDisposable
{
    private const int AtOnce = 16;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);
    private readonly Lock _counting = new();
    private int _delivered;
    private int _repeated;
    private TimeSpan _latest;
    private volatile string? _lastRefusal;

    public int Delivered => _delivered;

    /// <summary>Attempts that had to be made again.</summary>
    public int Repeated => _repeated;

    /// <summary>By how much domain time the most belated webhook was acknowledged after its instant.</summary>
    public TimeSpan Latest => _latest;

    /// <summary>What the server last answered instead of 2xx.</summary>
    public string? LastRefusal => _lastRefusal;

    /// <summary>Posts a Twilio form. A fragment is a connection override: it is neither sent nor signed.</summary>
    /// <returns>The body of the answer.</returns>
    public Task<string> PostFormAsync(Uri address, IReadOnlyDictionary<string, string> form, DateTimeOffset due, CancellationToken cancel)
    {
        var url = address.GetLeftPart(UriPartial.Query);
        var signature = TwilioSignature.Of(settings.AuthToken, url, form);
        return DeliverAsync(
            () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form) };
                request.Headers.Add(TwilioSignature.Header, signature);
                return request;
            },
            due,
            cancel);
    }

    /// <summary>Posts a generic webhook; a repetition keeps the id and is signed anew.</summary>
    public Task PostJsonAsync(Uri address, string id, string body, DateTimeOffset due, CancellationToken cancel) => DeliverAsync(
        () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            StandardWebhookSignature.Sign(request, settings.WebhookSecret, id, TimeProvider.System.GetUtcNow(), body);
            return request;
        },
        due,
        cancel);

    public void Dispose() => _places.Dispose();

    private async Task<string> DeliverAsync(Func<HttpRequestMessage> make, DateTimeOffset due, CancellationToken cancel)
    {
        await settings.Clock.UntilAsync(due, cancel);
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (await TryAsync(make, cancel) is { } answer)
            {
                Acknowledged(settings.Clock.Now - due);
                return answer;
            }
            Interlocked.Increment(ref _repeated);
            await Task.Delay(pause, cancel);
        }
    }

    private async Task<string?> TryAsync(Func<HttpRequestMessage> make, CancellationToken cancel)
    {
        await _places.WaitAsync(cancel);
        try
        {
            using var request = make();
            using var response = await http.SendAsync(request, cancel);
            if (response.IsSuccessStatusCode)
                return await response.Content.ReadAsStringAsync(cancel);
            Refused($"{(int)response.StatusCode} on {request.RequestUri?.AbsolutePath}");
        }
        catch (HttpRequestException unreachable)
        {
            Refused(unreachable.Message);
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            Refused("no answer in time");
        }
        finally
        {
            _places.Release();
        }
        return null;
    }

    private void Acknowledged(TimeSpan late)
    {
        lock (_counting)
        {
            _delivered++;
            _latest = late > _latest ? late : _latest;
        }
    }

    private void Refused(string reason)
    {
        _lastRefusal = reason;
        if (_told.TryAdd(reason, true))
            Console.Error.WriteLine($"stand-in: a webhook is repeated: {reason}");
    }
}
