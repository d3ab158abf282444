using System.Globalization;
using System.Xml;
using CallCoach.Demo.Company;
using CallCoach.Demo.Day;
using CallCoach.Demo.Scripts;

namespace CallCoach.Demo.StandIn;

/// <summary>
/// Places one call as Twilio would: asks the server what to do, does what the answer says, and reports each leg's
/// progress and the recording to the addresses the answer names. Events carry the instants of the plan; each waits for
/// its instant and for the event before it to be acknowledged.
/// </summary>
internal sealed class TwilioCall(StandInSettings settings, WebhookSender sender, PlannedCall call, Action dialled)
{
    private const string TooShortToRecord = "16101";

    private readonly DateTimeOffset _initiated = call.StartsAt.AddSeconds(1);
    private readonly Uri _voice = new(settings.Server, "webhooks/twilio/voice");
    private readonly Uri _status = new(settings.Server, "webhooks/twilio/status");

    private DateTimeOffset AnswersAt => _initiated.AddSeconds(1 + call.RingSeconds);

    private DateTimeOffset EndsAt => AnswersAt.AddSeconds(call.TalkSeconds);

    public async Task RunAsync(CancellationToken cancel)
    {
        var outbound = call.Direction == Direction.Outbound;
        var parent = new Leg(
            settings.AccountSid, call.Sid("CA", "parent"), null,
            outbound ? call.Manager.Softphone : call.Client, outbound ? Dialled() : call.Manager.DeskPhone, "inbound");
        var answer = Read(await sender.PostFormAsync(_voice, parent.Form("ringing"), call.StartsAt, cancel));
        if (answer.Parties.Count > 0)
            await DialAsync(parent, answer, outbound, cancel);
        var seconds = call.Connected ? call.TalkSeconds : 0;
        await sender.PostFormAsync(_status, parent.Progress("completed", EndsAt.AddSeconds(1), seconds), EndsAt.AddSeconds(1), cancel);
    }

    /// <summary>What a device makes of the number: a SIP telephone addresses it at its own domain.</summary>
    private string Dialled() => call.Manager.Softphone.StartsWith("sip:", StringComparison.Ordinal)
        ? $"sip:{call.Client}{call.Manager.Softphone[call.Manager.Softphone.IndexOf('@', StringComparison.Ordinal)..]}"
        : call.Client;

    /// <summary>An answer that is no TwiML ends the call, as it does at Twilio (error 12100).</summary>
    private VoiceAnswer Read(string answer)
    {
        try
        {
            return VoiceAnswer.Read(answer, _voice);
        }
        catch (XmlException malformed)
        {
            Console.Error.WriteLine($"stand-in: {call.Key}: the voice webhook's answer is no TwiML: {malformed.Message}");
            return VoiceAnswer.Nobody;
        }
    }

    private async Task DialAsync(Leg parent, VoiceAnswer answer, bool outbound, CancellationToken cancel)
    {
        dialled();
        var reached = answer.Parties.FirstOrDefault(party => party.Address == call.Manager.Softphone) ?? answer.Parties[0];
        foreach (var party in answer.Parties)
        {
            var child = new Leg(
                settings.AccountSid, call.Sid("CA", party.Address), parent.Sid, outbound ? Cast.CallerId : call.Client, party.Address, "outbound-dial");
            await RingAsync(child, party, party == reached, cancel);
            if (party == reached && call.Connected)
                await TalkAsync(parent, child, party, answer, cancel);
        }
    }

    private async Task RingAsync(Leg child, DialledParty party, bool reached, CancellationToken cancel)
    {
        await ReportAsync(party, "initiated", child.Progress("initiated", _initiated), _initiated, cancel);
        if (!reached)
        {
            await ReportAsync(party, "completed", child.Progress("canceled", AnswersAt), AnswersAt, cancel);
            return;
        }
        if (call.Ending is not (Ending.Busy or Ending.Failed))
            await ReportAsync(party, "ringing", child.Progress("ringing", _initiated.AddSeconds(1)), _initiated.AddSeconds(1), cancel);
        if (!call.Connected)
            await ReportAsync(party, "completed", child.Progress(Unanswered(call.Ending), AnswersAt), AnswersAt, cancel);
    }

    private async Task TalkAsync(Leg parent, Leg child, DialledParty party, VoiceAnswer answer, CancellationToken cancel)
    {
        var answeredBy = call.Ending == Ending.Voicemail ? "machine_start" : party.MachineDetection ? "human" : null;
        await ReportAsync(party, "answered", child.Progress("in-progress", AnswersAt, answeredBy: answeredBy), AnswersAt, cancel);
        if (party is { MachineDetection: true, AmdStatusCallback: { } detection })
        {
            var heard = new Dictionary<string, string>(child.Form("in-progress"), StringComparer.Ordinal)
            {
                ["AnsweredBy"] = answeredBy!,
                ["MachineDetectionDuration"] = "2400",
            };
            await sender.PostFormAsync(detection, heard, AnswersAt.AddSeconds(2), cancel);
        }
        await RecordedAsync(parent, answer, "in-progress", AnswersAt, cancel);

        var completed = child.Progress("completed", EndsAt, call.TalkSeconds, answeredBy);
        await ReportAsync(party, "completed", completed, EndsAt, cancel);
        if (call.Script is { RepeatedWebhook: true })
            await ReportAsync(party, "completed", completed, EndsAt, cancel);
        await RecordedAsync(parent, answer, call.Recording?.File is null ? "absent" : "completed", EndsAt.AddSeconds(1), cancel);
    }

    private Task RecordedAsync(Leg parent, VoiceAnswer answer, string status, DateTimeOffset at, CancellationToken cancel)
    {
        if (answer is not { RecordsBothChannels: true, RecordingStatusCallback: { } callback }
            || !answer.RecordingEvents.Contains(status) || call.Recording is not { } recording)
            return Task.CompletedTask;
        var address = new Uri(settings.Listen, $"2010-04-01/Accounts/{settings.AccountSid}/Recordings/{recording.Sid}");
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AccountSid"] = settings.AccountSid,
            ["CallSid"] = parent.Sid,
            ["RecordingSid"] = recording.Sid,
            ["RecordingUrl"] = address.AbsoluteUri,
            ["RecordingStatus"] = status,
            ["RecordingChannels"] = "2",
            ["RecordingSource"] = "DialVerb",
            ["RecordingStartTime"] = Leg.Rfc2822(AnswersAt),
            ["RecordingTrack"] = "both",
            ["ErrorCode"] = status == "absent" ? TooShortToRecord : "0",
        };
        if (status == "completed")
            form["RecordingDuration"] = recording.Seconds.ToString(CultureInfo.InvariantCulture);
        return sender.PostFormAsync(callback, form, at, cancel);
    }

    private Task ReportAsync(DialledParty party, string name, Dictionary<string, string> form, DateTimeOffset at, CancellationToken cancel) =>
        party.StatusCallback is { } callback && party.Events.Contains(name) ? sender.PostFormAsync(callback, form, at, cancel) : Task.CompletedTask;

    private static string Unanswered(Ending ending) => ending switch
    {
        Ending.Busy => "busy",
        Ending.Failed => "failed",
        Ending.Canceled => "canceled",
        _ => "no-answer",
    };
}
