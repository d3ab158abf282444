using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using CallCoach.Demo.Day;
using CallCoach.Demo.Speech;

namespace CallCoach.Demo.StandIn;

/// <summary>A call that was streamed while it was on.</summary>
/// <param name="Frames">Sent, of both tracks together.</param>
/// <param name="IsWhole">The server read everything up to the stop: it closes the stream in good order only then.</param>
public sealed record StreamedCall(string Key, int Frames, bool IsWhole);

/// <summary>
/// A media stream as Twilio's "Media Streams - WebSocket Messages" describes it: a signed WebSocket on which each track's sound
/// comes at its own pace, 20 ms of mu-law a message. Twilio starts one for every call whose answer asks for it; the stand-in
/// for those only that take as long as their sound (<see cref="RealPace"/>). A compressed call has no sound of its own pace, and
/// to open a stream for each of hundreds and stop it at once would show a page calls that nobody can hear.
/// </summary>
internal sealed class MediaStream : IDisposable
{
    private const int FrameBytes = TwoChannelWave.SampleRate / 50;

    /// <summary>A stream lasts as long as its call, whose recording is over before.</summary>
    private static readonly byte[] Silence = [.. Enumerable.Repeat((byte)0xFF, FrameBytes)];

    private static readonly TimeSpan FrameLength = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan PatienceWithServer = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket = new();
    private readonly StandInSettings _settings;
    private readonly StartedStream _asked;
    private readonly string _callSid;
    private readonly string _streamSid;
    private int _sequence;

    private MediaStream(StandInSettings settings, StartedStream asked, PlannedCall call, string callSid)
    {
        (_settings, _asked, _callSid, _streamSid) = (settings, asked, callSid, call.Sid("MZ", "stream"));
        _socket.Options.SetRequestHeader(TwilioSignature.Header, TwilioSignature.Of(settings.AuthToken, asked.Address.AbsoluteUri, []));
    }

    /// <param name="callSid">The leg on which it was started.</param>
    /// <returns>Null when the server does not let it in; the call goes on without, as it does at Twilio (error 31920).</returns>
    public static async Task<MediaStream?> OpenAsync(StandInSettings settings, StartedStream asked, PlannedCall call, string callSid, CancellationToken cancel)
    {
        var stream = new MediaStream(settings, asked, call, callSid);
        try
        {
            await stream.BeginAsync(cancel);
            return stream;
        }
        catch (WebSocketException refused)
        {
            stream.Dispose();
            Console.Error.WriteLine($"stand-in: {call.Key}: no stream: {refused.Message}");
            return null;
        }
    }

    /// <summary>Streams the call's recording at the pace of its sound until the call ends; a stream that breaks is not taken up again.</summary>
    /// <param name="until">Domain time.</param>
    public async Task<StreamedCall> PlayAsync(PlannedCall call, DomainClock clock, DateTimeOffset until, CancellationToken cancel)
    {
        var (first, second) = TwoChannelWave.ReadMuLaw(call.Recording!.File!);
        var since = Stopwatch.StartNew();
        var frames = 0;
        try
        {
            for (var chunk = 1; clock.Now < until; chunk++)
            {
                var wait = (FrameLength * chunk) - since.Elapsed;
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait, cancel);
                foreach (var track in _asked.Tracks)
                {
                    // The first channel is the leg that was answered, as the inbound track is.
                    var (sound, from) = (track == "inbound" ? first : second, (chunk - 1) * FrameBytes);
                    await SendAsync(track, chunk, from + FrameBytes <= sound.Length ? sound.AsMemory(from, FrameBytes) : Silence, cancel);
                    frames++;
                }
            }
            return new(call.Key, frames, await StopAsync(cancel));
        }
        catch (WebSocketException broken)
        {
            Console.Error.WriteLine($"stand-in: {call.Key}: the stream broke: {broken.Message}");
            return new(call.Key, frames, IsWhole: false);
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task BeginAsync(CancellationToken cancel)
    {
        await _socket.ConnectAsync(_asked.Address, cancel);
        await SayAsync(new { @event = "connected", protocol = "Call", version = "1.0.0" }, cancel);
        var start = new
        {
            accountSid = _settings.AccountSid,
            streamSid = _streamSid,
            callSid = _callSid,
            tracks = _asked.Tracks,
            mediaFormat = new { encoding = "audio/x-mulaw", sampleRate = TwoChannelWave.SampleRate, channels = 1 },
            customParameters = _asked.Parameters,
        };
        await SayAsync(new { @event = "start", sequenceNumber = Next(), start, streamSid = _streamSid }, cancel);
    }

    private Task SendAsync(string track, int chunk, ReadOnlyMemory<byte> sound, CancellationToken cancel)
    {
        var media = new
        {
            track,
            chunk = Text(chunk),
            timestamp = Text((chunk - 1) * (int)FrameLength.TotalMilliseconds),
            payload = Convert.ToBase64String(sound.Span),
        };
        return SayAsync(new { @event = "media", sequenceNumber = Next(), media, streamSid = _streamSid }, cancel);
    }

    /// <returns>Whether the server closed the stream in good order.</returns>
    private async Task<bool> StopAsync(CancellationToken cancel)
    {
        var stop = new { accountSid = _settings.AccountSid, callSid = _callSid };
        await SayAsync(new { @event = "stop", sequenceNumber = Next(), stop, streamSid = _streamSid }, cancel);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(PatienceWithServer);
        try
        {
            var end = await _socket.ReceiveAsync(new byte[16].AsMemory(), patience.Token);
            if (end.MessageType != WebSocketMessageType.Close || _socket.CloseStatus != WebSocketCloseStatus.NormalClosure)
                return false;
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private Task SayAsync(object message, CancellationToken cancel) =>
        _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, cancel);

    private string Next() => Text(++_sequence);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
