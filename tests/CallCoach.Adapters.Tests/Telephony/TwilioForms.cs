using System.Text;
using System.Web;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Calls;
using CallCoach.Ingest;

namespace CallCoach.Adapters.Tests.Telephony;

/// <summary>Twilio's webhook bodies, complete; a test changes the fields it is about.</summary>
internal static class TwilioForms
{
    public const string Account = "AC00000000000000000000000000000001";
    public const string CallSid = "CA00000000000000000000000000000001";
    public const string ParentSid = "CA00000000000000000000000000000002";
    public const string RecordingSid = "RE0000000000000000000000000000000f";

    public static readonly DateTimeOffset Arrival = new(2026, 11, 23, 9, 0, 5, TimeSpan.Zero);

    /// <param name="changes">A value, or null to leave the field out.</param>
    public static byte[] Status(params (string Name, string? Value)[] changes) => Body(
        [("AccountSid", Account), ("CallSid", CallSid), ("CallStatus", "completed"), ("From", "client:olga"), ("To", "+48600100200"), ("SequenceNumber", "3")],
        changes);

    /// <param name="changes">A value, or null to leave the field out.</param>
    public static byte[] Recording(params (string Name, string? Value)[] changes) => Body(
        [("AccountSid", Account), ("CallSid", CallSid), ("RecordingSid", RecordingSid), ("RecordingStatus", "completed")], changes);

    public static IncomingEvent Take(string kind, byte[] body) => TwilioWebhook.Take(kind, TwilioForm.Of(body), Account, Arrival);

    public static LegChanged ReadStatus(params (string Name, string? Value)[] changes) =>
        Read(TwilioWebhook.Status, Status(changes)).ShouldHaveSingleItem().ShouldBeOfType<LegChanged>();

    public static RecordingChanged ReadRecording(params (string Name, string? Value)[] changes) =>
        Read(TwilioWebhook.Recording, Recording(changes)).ShouldHaveSingleItem().ShouldBeOfType<RecordingChanged>();

    public static IReadOnlyList<CallEvent> Read(string kind, byte[] body) =>
        TwilioWebhook.Read(new() { Provider = "twilio", Key = "k", Kind = kind, ReceivedAt = Arrival, Body = body });

    private static byte[] Body((string Name, string? Value)[] complete, (string Name, string? Value)[] changes)
    {
        var form = HttpUtility.ParseQueryString("");
        foreach (var (name, value) in complete.Concat(changes))
        {
            if (value is null)
                form.Remove(name);
            else
                form[name] = value;
        }
        return Encoding.UTF8.GetBytes(form.ToString()!);
    }
}
