using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Calls;
using CallCoach.Ingest;
using CallCoach.People;
using CallCoach.Server.Hosting;
using CallCoach.StopList;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Webhooks;

/// <summary>
/// Answers what is to become of a call. A number on the stop list is not dialled; the list is read at that moment, so a number
/// that is put on it while a call is being set up is refused from the next call on.
/// </summary>
internal sealed class VoiceDoor(
    TwilioSettings twilio, Department department, StopListBook stopList, StoreEvent store, StreamTokens tokens,
    IDbContextFactory<CallCoachDb> databases, Clocks clocks)
{
    /// <summary>Twilio streams to wss only; ws is for a provider on this machine.</summary>
    private readonly bool _streams = twilio.MediaStreams && (twilio.PublicUrl.Scheme == Uri.UriSchemeHttps || Settings.IsLoopback(twilio.PublicUrl));

    private readonly VoiceAnswer _voice = new(twilio);

    /// <summary>A manager's device calls a number; anybody else who calls a manager's number reaches the manager's devices.</summary>
    /// <exception cref="System.Data.Common.DbException">The lists cannot be read, and in doubt nobody is dialled.</exception>
    public async Task<IResult> AnswerAsync(TwilioForm form, CancellationToken cancel)
    {
        var from = LineAddress.Normalise(form["From"]!);
        var to = LineAddress.Normalise(form["To"]!);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (LineAddress.IsOwnDevice(from) || await db.Lines.AnyAsync(line => line.Address == from, cancel))
            return TwiML(LineAddress.Dialled(to) is { } number ? await DialAsync(number, form, cancel) : VoiceAnswer.Reject());

        var devices = await db.Lines
            .Where(line => db.Lines.Any(called => called.Address == to && called.PersonId == line.PersonId))
            .Select(line => line.Address).ToListAsync(cancel);
        devices.RemoveAll(address => !LineAddress.IsOwnDevice(address));
        return TwiML(devices.Count > 0 ? _voice.DialDevices(devices.Order(StringComparer.Ordinal), TokenOf(form, Speaker.Client)) : VoiceAnswer.Reject());
    }

    private async Task<string> DialAsync(string number, TwilioForm form, CancellationToken cancel)
    {
        if (!await stopList.HoldsAsync(number, cancel))
            return _voice.DialNumber(number, TokenOf(form, Speaker.Manager));
        await store(TwilioWebhook.Refuse(form, clocks.Domain.GetUtcNow()), cancel);
        return VoiceAnswer.Stopped(department.Language);
    }

    /// <summary>The stream is started on the leg that this answers, which is the call's parent.</summary>
    /// <param name="caller">Who is on it.</param>
    private string? TokenOf(TwilioForm form, Speaker caller) => _streams ? tokens.Make(form["CallSid"]!, caller) : null;

    private static IResult TwiML(string xml) => Results.Text($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>{xml}", "text/xml");
}
