using System.Net;
using System.Security.Cryptography;
using System.Text;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Telephony;

/// <summary>What Twilio does with one account: posts signed forms to the server, as if a proxy at the public address handed them on.</summary>
/// <param name="from">The address it calls from; any when null.</param>
internal sealed class TwilioAccount(Uri server, ServerSettings settings, IPAddress? from = null) : IDisposable
{
    /// <summary>Twilio waits that long for an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http = new(Sources.From(from)) { BaseAddress = server, Timeout = Patience };

    public string Sid => settings["Twilio:AccountSid"];

    public string Token => settings["Twilio:AuthToken"];

    public string PreviousToken => settings["Twilio:PreviousAuthToken"];

    /// <summary>The address Twilio was told to call.</summary>
    /// <param name="kind"><c>voice</c>, <c>status</c> or <c>recording</c>.</param>
    public string AddressOf(string kind) => $"{settings["PublicUrl"]}/webhooks/twilio/{kind}";

    /// <summary>Posts a form that must be acknowledged, and returns the answer's body.</summary>
    public async Task<string> TellAsync(string kind, Form form)
    {
        using var answer = await PostAsync(kind, form, Sign(Token, AddressOf(kind), form));
        answer.IsSuccessStatusCode.ShouldBeTrue($"{kind} was answered {(int)answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<HttpStatusCode> StatusOfAsync(string kind, Form form, string? signature)
    {
        using var answer = await PostAsync(kind, form, signature);
        return answer.StatusCode;
    }

    public Task<HttpResponseMessage> PostAsync(string kind, Form form, string? signature, params (string Name, string Value)[] headers) =>
        PostAsync(kind, new FormUrlEncodedContent(form), signature, headers);

    /// <param name="kind">With a query, if there is one.</param>
    public Task<HttpResponseMessage> PostAsync(string kind, HttpContent body, string? signature, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"webhooks/twilio/{kind}", UriKind.Relative)) { Content = body };
        if (signature is not null)
            request.Headers.Add("X-Twilio-Signature", signature);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return _http.SendAsync(request);
    }

    /// <summary>Everything Twilio says about a call, in the order it happens.</summary>
    public async Task PlaceAsync(TwilioCall call)
    {
        await TellAsync("voice", call.Voice(Sid));
        foreach (var status in call.ClientLeg(Sid))
            await TellAsync("status", status);
        if (call.IsRecorded)
            await TellAsync("recording", call.Recorded(Sid));
    }

    /// <summary>X-Twilio-Signature as Twilio documents it, written for these tests.</summary>
    public static string Sign(string token, string url, Form form)
    {
        var text = url + string.Concat(form.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value));
#pragma warning disable CA5350 // The provider's protocol says SHA-1.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>The fields of a form.</summary>
internal sealed class Form : List<KeyValuePair<string, string>>
{
    public string this[string name]
    {
        get => this.Single(field => field.Key == name).Value;
        set
        {
            RemoveAll(field => field.Key == name);
            Add(new(name, value));
        }
    }

    public Form With(string name, string value) => [.. this.Where(field => field.Key != name), new(name, value)];

    public Form Without(string name) => [.. this.Where(field => field.Key != name)];
}
