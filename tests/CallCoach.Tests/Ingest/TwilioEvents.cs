using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Ingest;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Ingest;

/// <summary>Twilio's webhooks about an outbound call of a softphone, as its adapter takes them in.</summary>
internal static class TwilioEvents
{
    public const string Account = "AC00000000000000000000000000000001";
    public const string Line = "client:olga";
    public const string Client = "+48600100200";

    public static string CallSid(string name) => "CA" + Hex(name);

    public static string RecordingSid(string name) => "RE" + Hex(name);

    public static IncomingEvent Voice(string call) => Take(
        TwilioWebhook.Voice, 0, ("CallSid", CallSid(call)), ("CallStatus", "ringing"), ("From", Line), ("To", Client), ("Direction", "inbound"));

    /// <summary>The client's leg of the call.</summary>
    public static IncomingEvent Child(string call, string status, int at, int? duration = null) => Take(
        TwilioWebhook.Status, at, ("CallSid", CallSid(call + "/child")), ("ParentCallSid", CallSid(call)), ("CallStatus", status),
        ("From", "+48221112233"), ("To", Client), ("Direction", "outbound-dial"), ("CallDuration", duration));

    public static IncomingEvent Parent(string call, string status, int at, int? duration = null) => Take(
        TwilioWebhook.Status, at, ("CallSid", CallSid(call)), ("CallStatus", status), ("From", Line), ("To", Client),
        ("Direction", "inbound"), ("CallDuration", duration));

    public static IncomingEvent Recording(string call, string status, int at, string? leg = null) => Take(
        TwilioWebhook.Recording, at, ("CallSid", CallSid(leg ?? call)), ("RecordingSid", RecordingSid(call)), ("RecordingStatus", status));

    /// <summary>Everything about a call of 45 seconds that was recorded.</summary>
    public static IReadOnlyList<IncomingEvent> Conversation(string call) =>
    [
        Voice(call), Child(call, "initiated", 1), Child(call, "ringing", 2), Child(call, "in-progress", 10), Recording(call, "in-progress", 11),
        Child(call, "completed", 55, duration: 45), Parent(call, "completed", 56, duration: 56), Recording(call, "completed", 60),
    ];

    private static IncomingEvent Take(string kind, int at, params (string Name, object? Value)[] fields)
    {
        var form = HttpUtility.ParseQueryString("");
        form.Add("AccountSid", Account);
        form.Add("Timestamp", Rows.Morning.AddSeconds(at).ToString("R", CultureInfo.InvariantCulture));
        foreach (var (name, value) in fields)
            if (value is not null)
                form.Add(name, Convert.ToString(value, CultureInfo.InvariantCulture));
        return TwilioWebhook.Take(kind, TwilioForm.Of(Encoding.UTF8.GetBytes(form.ToString()!)), Account, Rows.Morning.AddSeconds(at));
    }

    private static string Hex(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}
