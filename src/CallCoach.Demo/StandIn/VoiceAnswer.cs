using System.Xml;
using System.Xml.Linq;
using CallCoach.Demo.Day;
using CallCoach.Demo.Scripts;

namespace CallCoach.Demo.StandIn;

/// <summary>Somebody a voice answer tells Twilio to call.</summary>
/// <param name="Address">The number, <c>client:identity</c> or SIP address.</param>
/// <param name="Events">Which of <c>initiated ringing answered completed</c> are reported.</param>
public sealed record DialledParty(string Address, Uri? StatusCallback, IReadOnlyList<string> Events, bool MachineDetection, Uri? AmdStatusCallback);

/// <summary>A stream that a voice answer has started on the leg it is for.</summary>
/// <param name="Tracks"><c>inbound</c>, <c>outbound</c> or both.</param>
public sealed record StartedStream(Uri Address, IReadOnlyList<string> Tracks, IReadOnlyDictionary<string, string> Parameters);

/// <summary>What a voice webhook's TwiML says to do with a call.</summary>
/// <param name="Parties">Whom to call, all at once; empty when the answer dials nobody.</param>
/// <param name="RecordsBothChannels">From the answer on, each leg in a channel of its own.</param>
/// <param name="Stream">Null when the answer starts none.</param>
public sealed record VoiceAnswer(
    IReadOnlyList<DialledParty> Parties, bool RecordsBothChannels, Uri? RecordingStatusCallback, IReadOnlyList<string> RecordingEvents, StartedStream? Stream = null)
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
        var response = XDocument.Parse(twiml).Root;
        var dial = response?.Element("Dial");
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
            Events(dial, "recordingStatusCallbackEvent"),
            response?.Element("Start")?.Element("Stream") is { } stream ? StreamOf(stream) : null);
    }

    private static StartedStream StreamOf(XElement stream) => new(
        new(stream.Attribute("url")!.Value),
        stream.Attribute("track")?.Value switch
        {
            "both_tracks" => ["inbound", "outbound"],
            "outbound_track" => ["outbound"],
            _ => ["inbound"],
        },
        stream.Elements("Parameter").ToDictionary(given => given.Attribute("name")!.Value, given => given.Attribute("value")!.Value, StringComparer.Ordinal));

    private static string AddressOf(XElement noun)
    {
        // A <Client> may carry <Parameter>s beside an <Identity>; only the identity is the address.
        var text = (noun.Element("Identity")?.Value ?? string.Concat(noun.Nodes().OfType<XText>().Select(node => node.Value))).Trim();
        return noun.Name.LocalName == "Client" ? "client:" + text : text;
    }
}
