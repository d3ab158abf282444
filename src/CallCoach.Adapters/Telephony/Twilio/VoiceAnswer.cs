using System.Xml.Linq;

namespace CallCoach.Adapters.Telephony.Twilio;

/// <summary>
/// TwiML that connects a call, streams both sides while it is on, and records both channels from the answer, untrimmed. Callback
/// addresses carry Twilio's connection overrides, so that it repeats a callback up to five times on any failure.
/// </summary>
public sealed class VoiceAnswer(TwilioSettings settings)
{
    private const string Repeat = "#rc=5&rp=all";

    /// <summary>Each with a voice, for Twilio's own has not every language.</summary>
    private static readonly Dictionary<string, (string Locale, string Voice, string Words)> Refusals = new(StringComparer.Ordinal)
    {
        ["ru"] = ("ru-RU", "Polly.Tatyana", "Этот номер в стоп-листе, клиенту больше не звонят. Вызов не сделан."),
        ["pl"] = ("pl-PL", "Polly.Ewa", "Ten numer jest na liście „nie dzwonić”. Połączenie nie zostało wykonane."),
        ["uk"] = ("uk-UA", "Google.uk-UA-Standard-A", "Цей номер у стоп-листі, клієнтові більше не телефонують. Виклик не зроблено."),
        ["en"] = ("en-GB", "Polly.Amy", "This number is on the stop list and must not be called. The call was not placed."),
    };

    /// <summary>Dials a client's number for a manager.</summary>
    /// <param name="token">What the call's stream has to show; null for no stream.</param>
    public string DialNumber(string number, string? token = null) =>
        Dial(new XElement("Number", Callbacks(), number), settings.CallerId, token);

    /// <summary>Rings a manager's devices for a client; the first to answer takes the call.</summary>
    /// <param name="devices"><c>client:</c> and <c>sip:</c> addresses.</param>
    /// <param name="token">What the call's stream has to show; null for no stream.</param>
    public string DialDevices(IEnumerable<string> devices, string? token = null) => Dial(
        devices.Select(device => device.StartsWith("client:", StringComparison.Ordinal)
            ? new XElement("Client", Callbacks(), device["client:".Length..])
            : new XElement("Sip", Callbacks(), device)),
        callerId: null,
        token);

    /// <summary>Nobody in the department has this line.</summary>
    public static string Reject() => new XElement("Response", new XElement("Reject")).ToString(SaveOptions.DisableFormatting);

    /// <summary>Dials nobody, and tells the manager why.</summary>
    /// <param name="language">One of the languages a department may speak.</param>
    public static string Stopped(string language)
    {
        var (locale, voice, words) = Refusals[language];
        return new XElement(
            "Response",
            new XElement("Say", new XAttribute("language", locale), new XAttribute("voice", voice), words),
            new XElement("Hangup")).ToString(SaveOptions.DisableFormatting);
    }

    private string Dial(object targets, string? callerId, string? token) => new XElement(
        "Response",
        token is null ? null : Stream(token),
        new XElement(
            "Dial",
            new XAttribute("answerOnBridge", "true"),
            callerId is null ? null : new XAttribute("callerId", callerId),
            new XAttribute("record", "record-from-answer-dual"),
            new XAttribute("trim", "do-not-trim"),
            new XAttribute("recordingStatusCallback", Callback("webhooks/twilio/recording")),
            new XAttribute("recordingStatusCallbackEvent", "in-progress completed absent"),
            targets)).ToString(SaveOptions.DisableFormatting);

    /// <summary>Twilio takes no query in the address; what belongs to one call is a parameter.</summary>
    private XElement Stream(string token) => new(
        "Start",
        new XElement(
            "Stream",
            new XAttribute("url", "ws" + new Uri(settings.PublicUrl, "webhooks/twilio/media").AbsoluteUri["http".Length..]),
            new XAttribute("track", "both_tracks"),
            new XElement("Parameter", new XAttribute("name", "token"), new XAttribute("value", token))));

    private object[] Callbacks() =>
    [
        new XAttribute("statusCallback", Callback("webhooks/twilio/status")),
        new XAttribute("statusCallbackEvent", "initiated ringing answered completed"),
    ];

    private string Callback(string path) => new Uri(settings.PublicUrl, path) + Repeat;
}
