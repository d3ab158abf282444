using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Telephony;

/// <summary>Any other telephone exchange: posts JSON with the signature of Standard Webhooks.</summary>
/// <param name="from">The address it calls from; any when null.</param>
internal sealed class Exchange(Uri server, string secret, IPAddress? from = null) : IDisposable
{
    private readonly HttpClient _http = new(Sources.From(from)) { BaseAddress = server };
    private readonly ConcurrentQueue<Conversation> _told = new();

    /// <summary>What was delivered with <see cref="TellAsync"/>.</summary>
    public IReadOnlyCollection<Conversation> Told => _told;

    /// <summary>Delivers a finished transcript, which must be acknowledged.</summary>
    public async Task TellAsync(Conversation conversation)
    {
        _told.Enqueue(conversation);
        using var answer = await PostAsync(conversation.ToJson());
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    public async Task<HttpStatusCode> StatusOfAsync(string body, string? id = null, string? signedWith = null, TimeSpan age = default)
    {
        using var answer = await PostAsync(body, id, signedWith, age);
        return answer.StatusCode;
    }

    /// <param name="body">The JSON, as it goes over the wire.</param>
    /// <param name="id">Equal for a repetition; a new one when null.</param>
    /// <param name="signedWith">The secret; the one both sides know when null.</param>
    /// <param name="age">How long ago it was signed.</param>
    public Task<HttpResponseMessage> PostAsync(string body, string? id = null, string? signedWith = null, TimeSpan age = default)
    {
        id ??= Guid.NewGuid().ToString("N");
        var timestamp = (TimeProvider.System.GetUtcNow() - age).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var request = Unsigned(body);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", Sign(signedWith ?? secret, $"{id}.{timestamp}.{body}"));
        return _http.SendAsync(request);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    public static HttpRequestMessage Unsigned(string body) =>
        new(HttpMethod.Post, new Uri("webhooks/calls", UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public void Dispose() => _http.Dispose();

    private static string Sign(string secret, string text)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }
}

/// <summary>A call that comes with its transcript.</summary>
/// <param name="Line">The manager's number.</param>
/// <param name="Said">Who said what, one after the other.</param>
internal sealed record Conversation(string Line, params (string Speaker, string Text)[] Said)
{
    public string Id { get; init; } = Guid.NewGuid().ToString("N");

    public string Language { get; init; } = "en";

    public string Client { get; init; } = TwilioCall.NewClient();

    public DateTimeOffset StartedAt { get; init; } = ServerSettings.Now.AddMinutes(-30);

    /// <summary>From one line's beginning to the next one's; half a second of it is silence.</summary>
    public double SecondsEach { get; init; } = 6;

    /// <summary>The finished transcript.</summary>
    public string ToJson() => ToJson("transcript.completed", recording: null);

    /// <summary>Where its recording lies, the client in the second channel.</summary>
    public string ToJsonWithRecording(string address) => ToJson("recording.completed", address);

    private string ToJson(string type, string? recording) => JsonSerializer.Serialize(
        new
        {
            type,
            call = new
            {
                id = Id,
                direction = "outbound",
                line = Line,
                client = Client,
                status = "completed",
                startedAt = StartedAt,
                answeredAt = StartedAt.AddSeconds(8),
                endedAt = StartedAt.AddSeconds(70),
                language = Language,
            },
            recording = recording is null ? null : new { url = recording, clientChannel = 1 },
            transcript = recording is not null ? null : new
            {
                segments = Said.Select((line, number) => new
                {
                    speaker = line.Speaker,
                    start = SecondsEach * number,
                    end = (SecondsEach * number) + SecondsEach - 0.5,
                    text = line.Text,
                }),
            },
        },
        JsonSerializerOptions.Web);
}
