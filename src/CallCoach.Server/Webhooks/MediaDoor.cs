using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Live;
using CallCoach.Server.Hosting;

namespace CallCoach.Server.Webhooks;

/// <summary>Lets Twilio's media streams in: signed, not too many at once, each with a session of its own.</summary>
internal sealed class MediaDoor(TwilioSettings twilio, StreamTokens tokens, LiveCalls calls, Clocks clocks, ILogger<MediaSession> log)
{
    private const int Most = 500;

    private int _open;

    /// <summary>Serves a stream to its end.</summary>
    public async Task TakeAsync(HttpContext http, WebhookDoor door)
    {
        if (door.RefuseSocket(http) is { } refusal)
        {
            await refusal.ExecuteAsync(http);
            return;
        }
        if (!http.WebSockets.IsWebSocketRequest)
        {
            await Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: "Malformed", detail: "A WebSocket is opened here.").ExecuteAsync(http);
            return;
        }
        try
        {
            if (Interlocked.Increment(ref _open) > Most)
            {
                log.LogWarning("A media stream was refused: {Most} are open", Most);
                await Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "Too many streams").ExecuteAsync(http);
                return;
            }
            using var socket = await ServedSocket.AcceptAsync(http);
            using var session = new MediaSession(socket, twilio, tokens, calls, clocks, log);
            await session.RunAsync(http.RequestAborted);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
