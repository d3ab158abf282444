using CallCoach.Demo.Company;
using CallCoach.Demo.Day;
using CallCoach.Demo.Scripts;

namespace CallCoach.Demo.StandIn;

/// <summary>What happens in a planned call at Twilio: its legs and its recording, each with its instants.</summary>
internal sealed class CallCourse(PlannedCall call, StandInSettings settings)
{
    public DateTimeOffset Initiated => call.StartsAt.AddSeconds(1);

    public DateTimeOffset AnswersAt => Initiated.AddSeconds(1 + call.RingSeconds);

    public DateTimeOffset EndsAt => AnswersAt + (settings.IsLive(call) ? RealPace.LengthOf(call, settings.Clock) : TimeSpan.FromSeconds(call.TalkSeconds));

    private bool Outbound => call.Direction == Direction.Outbound;

    public PlacedLeg Parent => new(
        call.Sid("CA", "parent"), null, Outbound ? call.Manager.Softphone : call.Client, Outbound ? Dialled() : call.Manager.DeskPhone, "inbound",
        call.StartsAt, call.Connected ? AnswersAt : null, EndsAt.AddSeconds(1), "completed", call.Connected ? call.TalkSeconds : 0, null);

    /// <summary>A leg that the answer to the call has dialled.</summary>
    /// <param name="reached">Of those dialled at once, the one that is not canceled.</param>
    /// <param name="detected">Twilio was asked to listen whether a machine answers.</param>
    public PlacedLeg Child(string address, bool reached, bool detected) => new(
        call.Sid("CA", address), Parent.Sid, Outbound ? Cast.CallerId : call.Client, address, "outbound-dial",
        Initiated,
        reached && call.Connected ? AnswersAt : null,
        reached && call.Connected ? EndsAt : AnswersAt,
        reached ? Ended : "canceled",
        reached && call.Connected ? call.TalkSeconds : null,
        !reached || !call.Connected ? null : call.Ending == Ending.Voicemail ? "machine_start" : detected ? "human" : null);

    public PlacedRecording? Recording => call is { Connected: true, Recording: { } recording }
        ? new(recording.Sid, Parent.Sid, AnswersAt, EndsAt, recording.File is null ? null : recording.Seconds)
        : null;

    private string Ended => call.Ending switch
    {
        Ending.Busy => "busy",
        Ending.Failed => "failed",
        Ending.Canceled => "canceled",
        Ending.NoAnswer => "no-answer",
        _ => "completed",
    };

    /// <summary>What a device makes of the number: a SIP telephone addresses it at its own domain.</summary>
    private string Dialled() => call.Manager.Softphone.StartsWith("sip:", StringComparison.Ordinal)
        ? $"sip:{call.Client}{call.Manager.Softphone[call.Manager.Softphone.IndexOf('@', StringComparison.Ordinal)..]}"
        : call.Client;
}
