using System.Xml;
using System.Xml.Linq;
using CallCoach.Demo.Day;
using CallCoach.Demo.Scripts;

namespace CallCoach.Demo.StandIn;

/// <summary>Somebody a voice answer tells Twilio to call.</summary>
/// <param name="Address">The number, <c>client:identity</c> or SIP address.</param>
/// <param name="Events">Which of <c>initiated ringing answered completed</c> are reported.</param>
public sealed record DialledParty(string Address, Uri? StatusCallback, IReadOnlyList<string> Events, bool MachineDetection, Uri? AmdStatusCallback);

/// <summary>What a voice webhook's TwiML says to do with a call.</summary>
/// <param name="Parties">Whom to call, all at once; empty when the answer dials nobody.</param>
/// <param name="RecordsBothChannels">From the answer on, each leg in a channel of its own.</param>
public sealed record VoiceAnswer(
    IReadOnlyList<DialledParty> Parties, bool RecordsBothChannels, Uri? RecordingStatusCallback, IReadOnlyList<string> RecordingEvents)
{
    public static VoiceAnswer Nobody { get; } = new([], false, null, []);

    /// <summary>
    /// What the provider does when the server cannot be asked: the TwiML that the department keeps there for this case dials
    /// whoever is called, records, and reports to the server as its own answers do.
    /// </summary>
    public static VoiceAnswer Fallback(Uri server, PlannedCall call)
    {
        Uri Callback(string kind) => new(server, $"webhooks/twilio/{kind}#rc=5&rp=all");

        var address = call.Direction == Direction.Outbound ? call.Client : call.Manager.Softphone;
        return new(
            [new(address, Callback("status"), ["initiated", "ringing", "answered", "completed"], false, null)],
            RecordsBothChannels: true, Callback("recording"), ["in-progress", "completed", "absent"]);
    }

    /// <param name="twiml">The answer's body.</param>
    /// <param name="address">Where it came from; relative addresses count from here.</param>
    /// <exception cref="XmlException">The answer is no XML.</exception>
    public static VoiceAnswer Read(string twiml, Uri address)
    {
        var dial = XDocument.Parse(twiml).Root?.Element("Dial");
        if (dial is null)
            return Nobody;

        Uri? Address(XElement element, string attribute) =>
            element.Attribute(attribute) is { Value.Length: > 0 } given ? new Uri(address, given.Value) : null;

        IReadOnlyList<string> Events(XElement element, string attribute) =>
            (element.Attribute(attribute)?.Value ?? "completed").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

        var nouns = dial.Elements().Where(element => element.Name.LocalName is "Number" or "Client" or "Sip");
        var parties = nouns.Select(noun => new DialledParty(
            AddressOf(noun), Address(noun, "statusCallback"), Events(noun, "statusCallbackEvent"),
            noun.Attribute("machineDetection") is not null, Address(noun, "amdStatusCallback"))).ToList();
        if (parties.Count == 0 && dial.Value.Trim() is { Length: > 0 } number)
            parties.Add(new(number, null, [], false, null));
        return new(
            parties,
            dial.Attribute("record")?.Value.EndsWith("-dual", StringComparison.Ordinal) ?? false,
            Address(dial, "recordingStatusCallback"),
            Events(dial, "recordingStatusCallbackEvent"));
    }

    private static string AddressOf(XElement noun)
    {
        // A <Client> may carry <Parameter>s beside an <Identity>; only the identity is the address.
        var text = (noun.Element("Identity")?.Value ?? string.Concat(noun.Nodes().OfType<XText>().Select(node => node.Value))).Trim();
        return noun.Name.LocalName == "Client" ? "client:" + text : text;
    }
}
