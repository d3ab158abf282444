using System.Globalization;
using System.Text.Json;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Ingest;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Ingest;

/// <summary>Twilio's lists of the calls of <see cref="TwilioEvents"/>, as its adapter takes their entries in.</summary>
internal static class TwilioLists
{
    public static ListedEvent Parent(string call, string status = "completed") =>
        Leg(call, TwilioEvents.CallSid(call), null, status, TwilioEvents.Line, "inbound", began: 0, ended: 56, status == "completed" ? "56" : null);

    /// <summary>The client's leg of the call.</summary>
    public static ListedEvent Child(string call, string status = "completed") =>
        Leg(call, TwilioEvents.CallSid(call + "/child"), TwilioEvents.CallSid(call), status, "+48221112233", "outbound-dial", began: 1, ended: 55, status == "completed" ? "45" : null);

    public static ListedEvent Recording(string call, string status = "completed") => TwilioResource.TakeRecording(
        JsonSerializer.SerializeToElement(new
        {
            sid = TwilioEvents.RecordingSid(call),
            account_sid = TwilioEvents.Account,
            call_sid = TwilioEvents.CallSid(call),
            status,
            start_time = Time(10),
            date_created = Time(10),
        }),
        TwilioEvents.Account,
        Rows.Morning)!;

    /// <summary>Everything the lists have about the call of <see cref="TwilioEvents.Conversation"/>, the newest first as at Twilio.</summary>
    public static IReadOnlyList<ListedEvent> Conversation(string call) => [Child(call), Parent(call), Recording(call)];

    private static ListedEvent Leg(
        string call, string sid, string? parent, string status, string from, string direction, int began, int ended, string? duration)
    {
        var over = status is not ("ringing" or "in-progress");
        return TwilioResource.TakeLeg(
            JsonSerializer.SerializeToElement(new
            {
                sid,
                account_sid = TwilioEvents.Account,
                parent_call_sid = parent,
                from,
                to = TwilioEvents.Client,
                status,
                direction,
                date_created = Time(began),
                start_time = Time(began),
                end_time = over ? Time(ended) : null,
                date_updated = Time(over ? ended : began),
                duration,
            }),
            TwilioEvents.Account,
            Rows.Morning);
    }

    private static string Time(int second) =>
        Rows.Morning.AddSeconds(second).ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
}
