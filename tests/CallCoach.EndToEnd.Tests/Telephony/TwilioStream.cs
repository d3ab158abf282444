using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Xml.Linq;

namespace CallCoach.EndToEnd.Tests.Telephony;

/// <summary>A media stream as Twilio sends it.</summary>
internal sealed class TwilioStream : IDisposable
{
    public const int FrameSamples = 160;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ClientWebSocket _socket = new();
    private int _sequence = 1;

    private TwilioStream() => _socket.Options.CollectHttpResponseDetails = true;

    /// <summary>The token of the answer's stream; null where it starts none.</summary>
    public static string? TokenIn(string twiml) => XDocument.Parse(twiml).Root!.Element("Start")?.Element("Stream")?.Elements("Parameter")
        .Single(parameter => parameter.Attribute("name")!.Value == "token").Attribute("value")!.Value;

    /// <summary>The signature of a WebSocket: that of its address alone.</summary>
    public static string Sign(TwilioAccount twilio, string slash = "") =>
        TwilioAccount.Sign(twilio.Token, "ws" + twilio.AddressOf("media")["http".Length..] + slash, []);

    /// <summary>Opens a signed stream.</summary>
    public static async Task<TwilioStream> OpenAsync(Uri server, TwilioAccount twilio, string? signature = null)
    {
        var stream = new TwilioStream();
        stream._socket.Options.SetRequestHeader("X-Twilio-Signature", signature ?? Sign(twilio));
        await stream._socket.ConnectAsync(AddressOn(server), CancellationToken.None);
        await stream.SayAsync(new { @event = "connected", protocol = "Call", version = "1.0.0" });
        return stream;
    }

    /// <summary>What a stream that is not to be opened is answered.</summary>
    public static async Task<HttpStatusCode> RefusalAsync(Uri server, string? signature)
    {
        using var stream = new TwilioStream();
        if (signature is not null)
            stream._socket.Options.SetRequestHeader("X-Twilio-Signature", signature);
        await Should.ThrowAsync<WebSocketException>(() => stream._socket.ConnectAsync(AddressOn(server), CancellationToken.None));
        return stream._socket.HttpStatusCode;
    }

    public Task StartAsync(string accountSid, string callSid, string? token, string encoding = "audio/x-mulaw") => SayAsync(new
    {
        @event = "start",
        sequenceNumber = Next(),
        streamSid = "MZ" + callSid[2..],
        start = new
        {
            accountSid,
            callSid,
            streamSid = "MZ" + callSid[2..],
            tracks = new[] { "inbound", "outbound" },
            mediaFormat = new { encoding, sampleRate = 8000, channels = 1 },
            customParameters = token is null ? [] : new Dictionary<string, string>(StringComparer.Ordinal) { ["token"] = token },
        },
    });

    /// <summary>Sends a frame of 20 ms whose place is its number's.</summary>
    public Task SendAsync(string track, int chunk, byte[] sound) => SayAsync(new
    {
        @event = "media",
        sequenceNumber = Next(),
        streamSid = "MZ",
        media = new
        {
            track,
            chunk = chunk.ToString(CultureInfo.InvariantCulture),
            timestamp = ((chunk - 1) * 20).ToString(CultureInfo.InvariantCulture),
            payload = Convert.ToBase64String(sound),
        },
    });

    public Task StopAsync() => SayAsync(new { @event = "stop", sequenceNumber = Next(), streamSid = "MZ", stop = new { accountSid = "AC", callSid = "CA" } });

    public Task SayAsync(object message) => SayAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text);

    public Task SayAsync(byte[] message, WebSocketMessageType type) => _socket.SendAsync(message, type, endOfMessage: true, CancellationToken.None);

    /// <summary>Waits until the server closes, and tells how.</summary>
    public async Task<(WebSocketCloseStatus Status, string Reason)> ClosedAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var end = await _socket.ReceiveAsync(new byte[16], patience.Token);
        end.MessageType.ShouldBe(WebSocketMessageType.Close, "the server sends nothing on a stream in one direction");
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        return (end.CloseStatus!.Value, end.CloseStatusDescription ?? "");
    }

    /// <summary>Cuts the line.</summary>
    public void Abort() => _socket.Abort();

    public void Dispose() => _socket.Dispose();

    private static Uri AddressOn(Uri server) => new($"ws://{server.Authority}/webhooks/twilio/media");

    private string Next() => (_sequence++).ToString(CultureInfo.InvariantCulture);
}
