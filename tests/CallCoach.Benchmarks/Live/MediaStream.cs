using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace CallCoach.Benchmarks.Live;

/// <summary>A manager's call and its two-track media stream, signed as Twilio signs, at the pace of a telephone.</summary>
internal sealed class MediaStream(HttpClient http, string account, string token, string line)
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    private readonly string _sid = "CA" + Guid.NewGuid().ToString("N");

    /// <summary>Frames sent so far, of both tracks.</summary>
    public int Sent { get; private set; }

    /// <summary>Tells the call, streams what is said, and stops.</summary>
    /// <param name="last">Is called when the last frame of a phrase has been sent.</param>
    /// <param name="seconds">How long what is said is repeated; 0: once.</param>
    public async Task RunAsync(SpokenFrames said, double seconds, Action last, CancellationToken cancel)
    {
        using var socket = new ClientWebSocket();
        var address = new Uri(http.BaseAddress!, "webhooks/twilio/media");
        var asked = "ws" + address.AbsoluteUri["http".Length..];
        socket.Options.SetRequestHeader("X-Twilio-Signature", Sign(asked));
        var streamToken = await VoiceAsync(cancel);
        await socket.ConnectAsync(new(asked), cancel);
        await SayAsync(socket, new { @event = "connected", protocol = "Call", version = "1.0.0" }, cancel);
        await SayAsync(
            socket,
            new
            {
                @event = "start", sequenceNumber = "1", streamSid = "MZ" + _sid[2..],
                start = new
                {
                    accountSid = account, callSid = _sid, streamSid = "MZ" + _sid[2..], tracks = new[] { "inbound", "outbound" },
                    mediaFormat = new { encoding = "audio/x-mulaw", sampleRate = 8000, channels = 1 },
                    customParameters = new { token = streamToken },
                },
            },
            cancel);
        await StreamAsync(socket, said, seconds, last, cancel);
        await SayAsync(socket, new { @event = "stop", sequenceNumber = "9", streamSid = "MZ", stop = new { accountSid = account, callSid = _sid } }, cancel);
        await socket.ReceiveAsync(new byte[16], cancel);
    }

    private async Task StreamAsync(ClientWebSocket socket, SpokenFrames said, double seconds, Action last, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        for (var number = 1; number <= said.Frames.Count || Frame * number < TimeSpan.FromSeconds(seconds); number++)
        {
            var early = (Frame * number) - Stopwatch.GetElapsedTime(started);
            if (early > TimeSpan.Zero)
                await Task.Delay(early, cancel);
            var place = (number - 1) % said.Frames.Count;
            await SendAsync(socket, "inbound", number, SpokenFrames.Silence, cancel);
            await SendAsync(socket, "outbound", number, said.Frames[place], cancel);
            if (place == said.Last)
                last();
        }
    }

    private async Task SendAsync(ClientWebSocket socket, string track, int number, byte[] sound, CancellationToken cancel)
    {
        await SayAsync(
            socket,
            new
            {
                @event = "media", sequenceNumber = "2", streamSid = "MZ",
                media = new { track, chunk = Text(number), timestamp = Text((number - 1) * 20), payload = Convert.ToBase64String(sound) },
            },
            cancel);
        Sent++;
    }

    private async Task<string> VoiceAsync(CancellationToken cancel)
    {
        KeyValuePair<string, string>[] form =
        [
            new("AccountSid", account), new("CallSid", _sid), new("CallStatus", "ringing"), new("Direction", "inbound"), new("From", line), new("To", "+48601234567"),
        ];
        using var content = new FormUrlEncodedContent(form);
        using var request = new HttpRequestMessage(HttpMethod.Post, "webhooks/twilio/voice") { Content = content };
        request.Headers.Add("X-Twilio-Signature", Sign(new Uri(http.BaseAddress!, "webhooks/twilio/voice") + string.Concat(form.Select(field => field.Key + field.Value))));
        using var answer = await http.SendAsync(request, cancel);
        var twiml = XDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancel));
        return twiml.Descendants("Parameter").Single(parameter => parameter.Attribute("name")!.Value == "token").Attribute("value")!.Value;
    }

    private static Task SayAsync(ClientWebSocket socket, object message, CancellationToken cancel) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, cancel);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [SuppressMessage("Security", "CA5350", Justification = "Twilio signs with HMAC-SHA1.")]
    private string Sign(string text) => Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text)));
}
