using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace CallCoach.Demo.StandIn;

/// <summary>
/// Delivers webhooks, each at its domain instant and a limited number at once. Twilio repeats a webhook as the connection
/// overrides of its address say, and then gives it up; the department's own exchange repeats until it is answered 2xx.
/// </summary>
public sealed class WebhookSender(HttpClient http, StandInSettings settings) : IDisposable
{
    private const int AtOnce = 16;

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPauseOfExchange = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);
    private readonly Lock _counting = new();
    private int _delivered;
    private int _repeated;
    private int _lost;
    private TimeSpan _latest;
    private volatile string? _lastRefusal;

    public int Delivered => _delivered;

    /// <summary>Attempts that had to be made again.</summary>
    public int Repeated => _repeated;

    /// <summary>Webhooks that were given up.</summary>
    public int Lost => _lost;

    /// <summary>By how much domain time the most belated webhook was acknowledged after its instant.</summary>
    public TimeSpan Latest => _latest;

    /// <summary>What the server last answered instead of 2xx.</summary>
    public string? LastRefusal => _lastRefusal;

    /// <summary>
    /// Posts a Twilio form. A fragment is a connection override: it is neither sent nor signed. While the way is cut off
    /// every attempt fails as one that nobody answers; how long Twilio waits between attempts it does not document.
    /// </summary>
    /// <returns>The body of the answer; null when the webhook was given up.</returns>
    public async Task<string?> PostFormAsync(Uri address, IReadOnlyDictionary<string, string> form, DateTimeOffset due, CancellationToken cancel)
    {
        var (url, overrides) = (address.GetLeftPart(UriPartial.Query), ConnectionOverrides.Of(address));
        var signature = TwilioSignature.Of(settings.AuthToken, url, form);
        var closed = settings.CutOff?.Holds(due) ?? false;
        await settings.Clock.UntilAsync(due, cancel);
        var since = Stopwatch.StartNew();
        for (var (repeated, pause) = (0, FirstPause); ; (repeated, pause) = (repeated + 1, pause * 2))
        {
            var (answer, failure) = closed ? Closed() : await TryAsync(Request, overrides.TimeOfAttempt(since.Elapsed), cancel);
            if (answer is not null)
            {
                Acknowledged(settings.Clock.Now - due);
                return answer;
            }
            if (!overrides.Repeats(failure, repeated) || since.Elapsed + pause >= overrides.Total)
            {
                Interlocked.Increment(ref _lost);
                return null;
            }
            Interlocked.Increment(ref _repeated);
            if (!closed)
                await Task.Delay(pause, cancel);
        }

        HttpRequestMessage Request()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form) };
            request.Headers.Add(TwilioSignature.Header, signature);
            return request;
        }
    }

    /// <summary>Posts a generic webhook; a repetition keeps the id and is signed anew.</summary>
    public async Task PostJsonAsync(Uri address, string id, string body, DateTimeOffset due, CancellationToken cancel)
    {
        await settings.Clock.UntilAsync(due, cancel);
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPauseOfExchange ? pause * 2 : LongestPauseOfExchange)
        {
            var closed = settings.CutOff?.Holds(settings.Clock.Now) ?? false;
            var (answer, _) = closed ? Closed() : await TryAsync(Request, AnswerWithin, cancel);
            if (answer is not null)
            {
                Acknowledged(settings.Clock.Now - due);
                return;
            }
            Interlocked.Increment(ref _repeated);
            await Task.Delay(pause, cancel);
        }

        HttpRequestMessage Request()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            StandardWebhookSignature.Sign(request, settings.WebhookSecret, id, TimeProvider.System.GetUtcNow(), body);
            return request;
        }
    }

    public void Dispose() => _places.Dispose();

    private (string? Answer, DeliveryFailure Failure) Closed() => Refused("the way is cut off", DeliveryFailure.Connection);

    private async Task<(string? Answer, DeliveryFailure Failure)> TryAsync(Func<HttpRequestMessage> make, TimeSpan within, CancellationToken cancel)
    {
        await _places.WaitAsync(cancel);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(within);
        try
        {
            using var request = make();
            using var response = await http.SendAsync(request, patience.Token);
            if (response.IsSuccessStatusCode)
                return (await response.Content.ReadAsStringAsync(patience.Token), default);
            var status = (int)response.StatusCode;
            return Refused($"{status} on {request.RequestUri?.AbsolutePath}", status >= 500 ? DeliveryFailure.ServerError : DeliveryFailure.Refused);
        }
        catch (HttpRequestException unreachable)
        {
            var connection = unreachable.HttpRequestError
                is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
            return Refused(unreachable.Message, connection ? DeliveryFailure.Connection : DeliveryFailure.Read);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Refused("no answer in time", DeliveryFailure.Read);
        }
        finally
        {
            _places.Release();
        }
    }

    private void Acknowledged(TimeSpan late)
    {
        lock (_counting)
        {
            _delivered++;
            _latest = late > _latest ? late : _latest;
        }
    }

    private (string? Answer, DeliveryFailure Failure) Refused(string reason, DeliveryFailure failure)
    {
        _lastRefusal = reason;
        if (_told.TryAdd(reason, true))
            Console.Error.WriteLine($"stand-in: a webhook was not delivered: {reason}");
        return (null, failure);
    }
}
