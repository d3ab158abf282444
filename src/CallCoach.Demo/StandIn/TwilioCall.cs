using System.Globalization;
using System.Xml;
using CallCoach.Demo.Day;
using CallCoach.Demo.Scripts;

namespace CallCoach.Demo.StandIn;

/// <summary>
/// Places one call as Twilio would: asks the server what to do, does what the answer says, and reports each leg's
/// progress and the recording to the addresses the answer names. Events carry the instants of the plan; each waits for
/// its instant and for the event before it to be acknowledged or lost.
/// </summary>
internal sealed class TwilioCall(StandInSettings settings, WebhookSender sender, Account account, PlannedCall call, Action dialled, Action<StreamedCall> streamed)
{
    private readonly CallCourse _course = new(call, settings);

    /// <summary>The addresses of the department's numbers and softphones carry the overrides that README asks for.</summary>
    private readonly Uri _voice = new(settings.Server, "webhooks/twilio/voice#rc=5&rp=all");
    private readonly Uri _status = new(settings.Server, "webhooks/twilio/status#rc=5&rp=all");

    public async Task RunAsync(CancellationToken cancel)
    {
        account.Add(_course.Parent);
        var parent = new Leg(settings.AccountSid, _course.Parent);
        var answer = Read(await sender.PostFormAsync(_voice, parent.Form("ringing"), call.StartsAt, cancel));
        if (answer.Parties.Count > 0)
            await DialAsync(answer, cancel);
        await sender.PostFormAsync(_status, parent.Last(), _course.Parent.EndsAt, cancel);
    }

    /// <summary>An answer that is no TwiML ends the call, as it does at Twilio (error 12100).</summary>
    /// <param name="answer">Null when the server could not be asked.</param>
    private VoiceAnswer Read(string? answer)
    {
        try
        {
            return answer is null ? VoiceAnswer.Fallback(settings.Server, call) : VoiceAnswer.Read(answer, _voice);
        }
        catch (XmlException malformed)
        {
            Console.Error.WriteLine($"stand-in: {call.Key}: the voice webhook's answer is no TwiML: {malformed.Message}");
            return VoiceAnswer.Nobody;
        }
    }

    private async Task DialAsync(VoiceAnswer answer, CancellationToken cancel)
    {
        dialled();
        if (answer.RecordsBothChannels && _course.Recording is { } recording)
            account.Add(recording);
        var reached = answer.Parties.FirstOrDefault(party => party.Address == call.Manager.Softphone) ?? answer.Parties[0];
        var dialledLegs = answer.Parties.Select(party => (Party: party, Leg: _course.Child(party.Address, party == reached, party.MachineDetection))).ToList();
        foreach (var (_, leg) in dialledLegs)
            account.Add(leg);
        using var stream = answer.Stream is { } asked && settings.IsLive(call)
            ? await MediaStream.OpenAsync(settings, asked, call, _course.Parent.Sid, cancel)
            : null;
        foreach (var (party, placed) in dialledLegs)
        {
            var leg = new Leg(settings.AccountSid, placed);
            await RingAsync(leg, placed, party, party == reached, cancel);
            if (placed.AnswersAt is not null)
                await TalkAsync(leg, placed, party, answer, stream, cancel);
        }
    }

    private async Task RingAsync(Leg leg, PlacedLeg placed, DialledParty party, bool reached, CancellationToken cancel)
    {
        await ReportAsync(party, "initiated", leg.Progress("initiated", placed.StartsAt), placed.StartsAt, cancel);
        if (reached && call.Ending is not (Ending.Busy or Ending.Failed))
            await ReportAsync(party, "ringing", leg.Progress("ringing", placed.StartsAt.AddSeconds(1)), placed.StartsAt.AddSeconds(1), cancel);
        if (placed.AnswersAt is null)
            await ReportAsync(party, "completed", leg.Last(), placed.EndsAt, cancel);
    }

    private async Task TalkAsync(Leg leg, PlacedLeg placed, DialledParty party, VoiceAnswer answer, MediaStream? stream, CancellationToken cancel)
    {
        var answersAt = _course.AnswersAt;
        await ReportAsync(party, "answered", leg.Progress("in-progress", answersAt, answeredBy: placed.AnsweredBy), answersAt, cancel);
        if (party is { MachineDetection: true, AmdStatusCallback: { } detection })
        {
            var heard = new Dictionary<string, string>(leg.Form("in-progress"), StringComparer.Ordinal)
            {
                ["AnsweredBy"] = placed.AnsweredBy!,
                ["MachineDetectionDuration"] = "2400",
            };
            await sender.PostFormAsync(detection, heard, answersAt.AddSeconds(2), cancel);
        }
        await RecordedAsync(answer, "in-progress", answersAt, cancel);
        if (stream is not null)
            streamed(await stream.PlayAsync(call, settings.Clock, _course.EndsAt, cancel));

        var completed = leg.Last();
        await ReportAsync(party, "completed", completed, placed.EndsAt, cancel);
        if (call.Script is { RepeatedWebhook: true })
            await ReportAsync(party, "completed", completed, placed.EndsAt, cancel);
        await RecordedAsync(answer, _course.Recording?.Seconds is null ? "absent" : "completed", placed.EndsAt.AddSeconds(1), cancel);
    }

    private Task RecordedAsync(VoiceAnswer answer, string status, DateTimeOffset at, CancellationToken cancel)
    {
        if (answer is not { RecordsBothChannels: true, RecordingStatusCallback: { } callback }
            || !answer.RecordingEvents.Contains(status) || _course.Recording is not { } recording)
            return Task.CompletedTask;
        var address = new Uri(settings.Listen, $"2010-04-01/Accounts/{settings.AccountSid}/Recordings/{recording.Sid}");
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AccountSid"] = settings.AccountSid,
            ["CallSid"] = recording.CallSid,
            ["RecordingSid"] = recording.Sid,
            ["RecordingUrl"] = address.AbsoluteUri,
            ["RecordingStatus"] = status,
            ["RecordingChannels"] = "2",
            ["RecordingSource"] = "DialVerb",
            ["RecordingStartTime"] = Leg.Rfc2822(recording.StartsAt),
            ["RecordingTrack"] = "both",
            ["ErrorCode"] = status == "absent" ? PlacedRecording.TooShortToRecord : "0",
        };
        if (status == "completed")
            form["RecordingDuration"] = recording.Seconds!.Value.ToString(CultureInfo.InvariantCulture);
        return sender.PostFormAsync(callback, form, at, cancel);
    }

    private Task ReportAsync(DialledParty party, string name, Dictionary<string, string> form, DateTimeOffset at, CancellationToken cancel) =>
        party.StatusCallback is { } callback && party.Events.Contains(name) ? sender.PostFormAsync(callback, form, at, cancel) : Task.CompletedTask;
}
