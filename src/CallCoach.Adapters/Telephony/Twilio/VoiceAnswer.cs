using System.Xml.Linq;

namespace CallCoach.Adapters.Telephony.Twilio;

/// <summary>
/// TwiML that connects a call and records both channels from the answer, untrimmed. Callback addresses carry Twilio's
/// connection overrides, so that it repeats a callback up to five times on any failure.
/// </summary>
public sealed class VoiceAnswer(TwilioSettings settings)
{
    private const string Repeat = "#rc=5&rp=all";

    /// <summary>Dials a client's number for a manager.</summary>
    public string DialNumber(string number) =>
        Dial(new XElement("Number", Callbacks(), number), settings.CallerId);

    /// <summary>Rings a manager's devices for a client; the first to answer takes the call.</summary>
    /// <param name="devices"><c>client:</c> and <c>sip:</c> addresses.</param>
    public string DialDevices(IEnumerable<string> devices) => Dial(
        devices.Select(device => device.StartsWith("client:", StringComparison.Ordinal)
            ? new XElement("Client", Callbacks(), device["client:".Length..])
            : new XElement("Sip", Callbacks(), device)),
        callerId: null);

    /// <summary>Nobody in the department has this line.</summary>
    public static string Reject() => new XElement("Response", new XElement("Reject")).ToString(SaveOptions.DisableFormatting);

    private string Dial(object targets, string? callerId) => new XElement(
        "Response",
        new XElement(
            "Dial",
            new XAttribute("answerOnBridge", "true"),
            callerId is null ? null : new XAttribute("callerId", callerId),
            new XAttribute("record", "record-from-answer-dual"),
            new XAttribute("trim", "do-not-trim"),
            new XAttribute("recordingStatusCallback", Callback("webhooks/twilio/recording")),
            new XAttribute("recordingStatusCallbackEvent", "in-progress completed absent"),
            targets)).ToString(SaveOptions.DisableFormatting);

    private object[] Callbacks() =>
    [
        new XAttribute("statusCallback", Callback("webhooks/twilio/status")),
        new XAttribute("statusCallbackEvent", "initiated ringing answered completed"),
    ];

    private string Callback(string path) => new Uri(settings.PublicUrl, path) + Repeat;
}
