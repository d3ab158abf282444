using System.Text;
using CallCoach.Adapters.Telephony.Twilio.Media;
using static CallCoach.Adapters.Tests.Telephony.Media.MediaMessages;

namespace CallCoach.Adapters.Tests.Telephony.Media;

public sealed class HostileMediaTests : IDisposable
{
    private readonly MediaMessageReader _reader = new();

    public void Dispose() => _reader.Dispose();

    public static TheoryData<string> Malformed =>
    [
        "", " ", "null", "[]", "7", "\"media\"", "{", "{}{}", "{\"event\":\"media\"}x", "{\"event\":", "{'event':'media'}", "{\"event\":\"connected\",}",
        "{\"event\":7}", "{\"event\":\"media\",\"media\":[]}", "{\"event\":\"media\",\"media\":null}", "{\"event\":\"start\",\"start\":\"x\"}",
        Sound(track: "both"), Sound(chunk: "0"), Sound(chunk: "-1"), Sound(chunk: "1.5"), Sound(chunk: "\"\""), Sound(chunk: "\"1 \""), Sound(chunk: "null"),
        Sound(chunk: "\"99999999999999999999\""), Sound(chunk: "2147483648"), Sound(timestamp: "-5"), Sound(timestamp: "{}"), Sound(timestamp: "\"0x10\""),
        Sound(payload: "\"\""), Sound(payload: "7"), Sound(payload: "\"####\""), Sound(payload: "\"AAA\""), Sound(payload: "\"AAAA=\""), Sound(payload: "\"\\ud800\""),
        """{"event":"start","start":{"accountSid":7}}""", """{"event":"start","start":{"accountSid":null}}""",
        """{"event":"start","start":{"customParameters":{"token":{"a":1}}}}""", """{"event":"start","start":{"mediaFormat":{"sampleRate":"fast"}}}""",
    ];

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_is_no_message_of_Twilios_is_refused(string message) => Should.Throw<FormatException>(() => _reader.Read(Bytes(message)));

    [Fact]
    public void JSON_deeper_than_any_message_is_refused() => Should.Throw<FormatException>(() => _reader.Read(Bytes(
        $"{{\"event\":\"mark\",\"mark\":{string.Concat(Enumerable.Repeat("[", 4000))}{string.Concat(Enumerable.Repeat("]", 4000))}}}")));

    [Fact]
    public void A_message_of_ten_megabytes_is_refused_unread() =>
        Should.Throw<FormatException>(() => _reader.Read(new byte[10 * 1024 * 1024])).Message.ShouldContain("too large");

    [Fact]
    public void Letters_that_are_no_UTF_8_are_refused()
    {
        var message = Bytes(Start);
        message[Encoding.UTF8.GetString(message).IndexOf("AC1", StringComparison.Ordinal)] = 0xFF;

        Should.Throw<FormatException>(() => _reader.Read(message));
    }

    [Fact]
    public void A_refusal_says_nothing_of_what_was_sent() =>
        Should.Throw<FormatException>(() => _reader.Read(Bytes("{\"event\":\"secret word"))).Message.ShouldNotContain("secret");

    [Theory]
    [InlineData(Start)]
    [InlineData(Stop)]
    [InlineData(Dtmf)]
    [InlineData("""{"event":"media","sequenceNumber":"3","media":{"track":"inbound","chunk":"2","timestamp":"5","payload":"//79/Pv6+fg="},"streamSid":"MZ1"}""")]
    public void Bytes_turned_cut_and_doubled_at_random_are_read_or_refused_and_nothing_else(string message)
    {
        var random = new Random(20261122);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Bytes(message).ToList();
            for (var change = random.Next(1, 4); change > 0 && bytes.Count > 0; change--)
                Damage(bytes, random);
            try
            {
                if (_reader.Read([.. bytes]) == MediaEvent.Media)
                    (_reader.Sound.Length, _reader.Number, _reader.Milliseconds).ShouldSatisfyAllConditions(
                        read => read.Length.ShouldBeInRange(1, MediaMessageReader.Largest),
                        read => read.Number.ShouldBeInRange(1, int.MaxValue),
                        read => read.Milliseconds.ShouldBeInRange(0, int.MaxValue));
            }
            catch (FormatException)
            {
                // Refused, as most of them are.
            }
        }
    }

    private static void Damage(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count);
        switch (random.Next(4))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes.RemoveRange(at, random.Next(1, bytes.Count - at + 1));
                break;
            case 2:
                bytes.InsertRange(at, bytes.GetRange(at, random.Next(bytes.Count - at)));
                break;
            default:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
        }
    }
}
