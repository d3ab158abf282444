using System.Globalization;
using System.Text;

namespace CallCoach.Adapters.Tests.Telephony.Media;

/// <summary>Messages as Twilio's documentation shows them.</summary>
internal static class MediaMessages
{
    public const string Connected = """{"event":"connected","protocol":"Call","version":"1.0.0"}""";

    public const string Start =
        """
        {"event":"start","sequenceNumber":"1","start":{"accountSid":"AC1","streamSid":"MZ1","callSid":"CA1","tracks":["inbound","outbound"],
        "mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000,"channels":1},"customParameters":{"token":"abc","other":"1"}},"streamSid":"MZ1"}
        """;

    public const string Stop = """{"event":"stop","sequenceNumber":"5","stop":{"accountSid":"AC1","callSid":"CA1"},"streamSid":"MZ1"}""";
    public const string Dtmf = """{"event":"dtmf","streamSid":"MZ1","sequenceNumber":"5","dtmf":{"track":"inbound_track","digit":"1"}}""";
    public const string Mark = """{"event":"mark","sequenceNumber":"4","streamSid":"MZ1","mark":{"name":"my label"}}""";

    public static string Sound(string track = "inbound", string chunk = "\"2\"", string timestamp = "\"5\"", string payload = "\"//79\"") => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"event":"media","sequenceNumber":"3","media":{"track":"{{{track}}}","chunk":{{{chunk}}},"timestamp":{{{timestamp}}},"payload":{{{payload}}}},"streamSid":"MZ1"}""");

    public static byte[] Bytes(string message) => Encoding.UTF8.GetBytes(message);
}
