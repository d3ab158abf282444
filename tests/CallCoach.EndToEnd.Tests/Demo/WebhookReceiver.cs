using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Web;

namespace CallCoach.EndToEnd.Tests.Demo;

/// <summary>A webhook as it arrived.</summary>
/// <param name="Id">What makes a repetition equal to the first: the body and, for the generic webhook, its id.</param>
public sealed record Arrival(string Path, string Id, string Body, bool Authentic, bool Refused)
{
    public string? this[string field] => HttpUtility.ParseQueryString(Body)[field];
}

/// <summary>
/// Stands where the server would: checks each signature with code of its own, refuses every seventh webhook once, and
/// answers the voice webhook with TwiML that dials the number. Numbers that end with 7 report to an address without
/// connection overrides, those with 3 to one where nobody listens.
/// </summary>
public sealed class WebhookReceiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Arrival> _arrivals = new();
    private readonly int _nobody = FreePort();
    private int _count;

    public WebhookReceiver()
    {
        Address = new($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _ = ListenAsync();
    }

    /// <summary>Where a part of the calls reports its progress, without connection overrides.</summary>
    public const string Plain = "/plain/status";

    public const string AuthToken = "12345";

    public static string Secret { get; } = "whsec_" + Convert.ToBase64String(Encoding.UTF8.GetBytes("a secret of thirty-two bytes ..."));

    public Uri Address { get; }

    /// <summary>Everything that arrived, in order.</summary>
    public IReadOnlyList<Arrival> Arrivals => [.. _arrivals];

    public void Dispose() => _listener.Close();

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ListenAsync()
    {
        while (true)
        {
            try
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception closed) when (closed is ObjectDisposedException or HttpListenerException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext http)
    {
        using var reader = new StreamReader(http.Request.InputStream, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var path = http.Request.Url!.AbsolutePath;
        var generic = path.EndsWith("/calls", StringComparison.Ordinal);
        var id = generic ? http.Request.Headers["webhook-id"]! : body;
        var refused = _seen.TryAdd(path + id, true) && Interlocked.Increment(ref _count) % 7 == 0;
        _arrivals.Enqueue(new(path, id, body, generic ? IsSigned(http.Request, body) : IsTwilios(http.Request, body), refused));

        http.Response.StatusCode = refused ? 503 : 200;
        if (!refused && path.EndsWith("/voice", StringComparison.Ordinal))
        {
            var twiml = Encoding.UTF8.GetBytes(TwiML(HttpUtility.ParseQueryString(body)));
            await http.Response.OutputStream.WriteAsync(twiml);
        }
        http.Response.Close();
    }

    private string TwiML(System.Collections.Specialized.NameValueCollection form)
    {
        var address = form["To"]![^1] switch
        {
            '7' => Plain,
            '3' => $"http://127.0.0.1:{_nobody}/",
            _ => "/webhooks/twilio/status#rc=5&amp;rp=all",
        };
        var callbacks = $"statusCallback=\"{address}\" statusCallbackEvent=\"initiated ringing answered completed\"";
        var target = form["From"]!.StartsWith('+') ? $"<Client {callbacks}>james</Client>" : $"<Number {callbacks}>{form["To"]}</Number>";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Dial record=\"record-from-answer-dual\" "
            + "recordingStatusCallback=\"/webhooks/twilio/recording#rc=5&amp;rp=all\" recordingStatusCallbackEvent=\"completed absent\">"
            + target + "</Dial></Response>";
    }

    /// <summary>X-Twilio-Signature, written a second time here so that the stand-in is not measured by itself.</summary>
    public static string Signature(string token, string url, IEnumerable<KeyValuePair<string, string>> form)
    {
        var text = url + string.Concat(form.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value));
#pragma warning disable CA5350 // The provider's protocol says SHA-1.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }

    private bool IsTwilios(HttpListenerRequest request, string body)
    {
        var form = HttpUtility.ParseQueryString(body);
        var fields = form.AllKeys.Select(name => KeyValuePair.Create(name!, form[name]!));
        return request.Headers["X-Twilio-Signature"] == Signature(AuthToken, new Uri(Address, request.RawUrl!).AbsoluteUri, fields);
    }

    private static bool IsSigned(HttpListenerRequest request, string body)
    {
        var text = $"{request.Headers["webhook-id"]}.{request.Headers["webhook-timestamp"]}.{body}";
        var key = Convert.FromBase64String(Secret["whsec_".Length..]);
        return request.Headers["webhook-signature"] == "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }
}
