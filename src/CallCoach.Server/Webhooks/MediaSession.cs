using System.Buffers;
using System.Data.Common;
using System.Net.WebSockets;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Adapters.Telephony.Twilio.Media;
using CallCoach.Calls;
using CallCoach.Live;
using CallCoach.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Webhooks;

/// <summary>
/// One media stream from its connection to its end. No frame is used before a <c>start</c> with a good token and our account;
/// whatever does not belong closes the connection with a reason, and is logged without its content.
/// </summary>
internal sealed class MediaSession(
    ServedSocket socket, TwilioSettings twilio, StreamTokens tokens, LiveCalls calls, Clocks clocks, ILogger<MediaSession> log) : IDisposable
{
    private static readonly TimeSpan UntilStart = TimeSpan.FromSeconds(10);

    private readonly MediaMessageReader _reader = new();
    private readonly MessageRate _rate = new(clocks.Real);
    private LiveCall? _call;
    private bool _isOver;

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var patience = clocks.Real.CreateTimer(
            _ => _ = _call is null ? CloseAsync(WebSocketCloseStatus.PolicyViolation, "No start came.") : Task.CompletedTask, null, UntilStart, Timeout.InfiniteTimeSpan);
        var buffer = ArrayPool<byte>.Shared.Rent(MediaMessageReader.Largest);
        try
        {
            while (await socket.ReadAsync(buffer, WebSocketMessageType.Text, cancel) is { } length)
                await TakeAsync(buffer.AsMemory(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            End(socket.IsClosedHere ? LiveEnding.Closed : LiveEnding.Lost);
        }
    }

    private async Task TakeAsync(ReadOnlyMemory<byte> message)
    {
        try
        {
            if (!_rate.Allows())
                await CloseAsync(WebSocketCloseStatus.PolicyViolation, "Too many messages came.");
            else
                await TakeAsync(_reader.Read(message.Span));
        }
        catch (FormatException malformed)
        {
            await CloseAsync(WebSocketCloseStatus.InvalidPayloadData, malformed.Message);
        }
    }

    private async Task TakeAsync(MediaEvent kind)
    {
        switch (kind)
        {
            case MediaEvent.Start when _call is null:
                await StartAsync(_reader.Start!);
                break;
            case MediaEvent.Media when _call is { } call:
                call.Take(_reader.Direction, _reader.Number, _reader.Milliseconds, _reader.Sound);
                break;
            case MediaEvent.Start or MediaEvent.Media:
                await CloseAsync(WebSocketCloseStatus.PolicyViolation, kind == MediaEvent.Media ? "Sound came before a start." : "A second start came.");
                break;
            case MediaEvent.Stop:
                End(LiveEnding.Stopped);
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "The stream was stopped.");
                break;
        }
    }

    private async Task StartAsync(MediaStart start)
    {
        if (start.AccountSid != twilio.AccountSid)
        {
            await CloseAsync(WebSocketCloseStatus.PolicyViolation, "The stream is of another account.");
            return;
        }
        try
        {
            if (await tokens.UseAsync(start.Token, start.CallSid) is { } onParentLeg)
                Begin(start, onParentLeg);
            else
                await CloseAsync(WebSocketCloseStatus.PolicyViolation, "The token is wrong, too old or used.");
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException or IOException or InvalidOperationException)
        {
            log.LogError(failure, "A media stream was refused: its token cannot be noted as used");
            await socket.CloseAsync(WebSocketCloseStatus.InternalServerError, "The token cannot be checked now.");
        }
    }

    private void Begin(MediaStart start, Speaker onParentLeg)
    {
        var call = calls.Begin(new(TwilioProvider.ProviderName, start.CallSid, start.StreamSid, onParentLeg));
        _call = call;
        log.LogInformation("The stream {Stream} of call {Call} began", start.StreamSid, start.CallSid);
        _ = LeaveWhenReplacedAsync(call);
    }

    private async Task LeaveWhenReplacedAsync(LiveCall call)
    {
        if (await call.Over == LiveEnding.Replaced)
            await CloseAsync(WebSocketCloseStatus.NormalClosure, "Another stream of this call took its place.");
    }

    private Task CloseAsync(WebSocketCloseStatus status, string reason)
    {
        log.LogWarning("A media stream was closed ({Status}): {Reason}", status, reason);
        return socket.CloseAsync(status, reason);
    }

    private void End(LiveEnding ending)
    {
        if (_call is not { } call || _isOver)
            return;
        _isOver = true;
        calls.End(call, ending);
        log.LogInformation(
            "The stream {Stream} of call {Call} ended: {Ending}; the manager's frames: {Manager}; the client's: {Client}",
            call.Stream.StreamId, call.Stream.ProviderCallId, call.Ending, call.CountsOf(Speaker.Manager), call.CountsOf(Speaker.Client));
    }

    public void Dispose() => _reader.Dispose();
}
