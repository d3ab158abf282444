using CallCoach.Adapters.Telephony.Twilio.Media;
using CallCoach.Live;
using static CallCoach.Adapters.Tests.Telephony.Media.MediaMessages;

namespace CallCoach.Adapters.Tests.Telephony.Media;

public sealed class MediaMessageReaderTests : IDisposable
{
    private readonly MediaMessageReader _reader = new();

    public void Dispose() => _reader.Dispose();

    [Theory]
    [InlineData(Connected, MediaEvent.Connected)]
    [InlineData(Stop, MediaEvent.Stop)]
    [InlineData(Dtmf, MediaEvent.Dtmf)]
    [InlineData(Mark, MediaEvent.Mark)]
    [InlineData("""{"event":"applause","applause":{"media":{"payload":"x"}}}""", MediaEvent.Unknown)]
    [InlineData("""{"streamSid":"MZ1"}""", MediaEvent.Unknown)]
    public void Every_message_is_known_by_its_event(string message, MediaEvent expected) => Read(message).ShouldBe(expected);

    [Fact]
    public void A_start_names_stream_account_call_and_token()
    {
        Read(Start).ShouldBe(MediaEvent.Start);

        _reader.Start.ShouldBe(new MediaStart("MZ1", "AC1", "CA1", "abc"));
    }

    [Theory]
    [InlineData("inbound", MediaDirection.Inbound)]
    [InlineData("outbound", MediaDirection.Outbound)]
    public void A_media_message_has_track_number_time_and_sound(string track, MediaDirection direction)
    {
        Read(Sound(track)).ShouldBe(MediaEvent.Media);

        (_reader.Direction, _reader.Number, _reader.Milliseconds).ShouldBe((direction, 2, 5));
        _reader.Sound.ToArray().ShouldBe([0xFF, 0xFE, 0xFD]);
    }

    [Fact]
    public void Numbers_may_be_numbers_and_slashes_may_be_escaped()
    {
        Read(Sound(chunk: "7", timestamp: "120", payload: "\"\\/\\u002f79\"")).ShouldBe(MediaEvent.Media);

        (_reader.Number, _reader.Milliseconds).ShouldBe((7, 120));
        _reader.Sound.ToArray().ShouldBe([0xFF, 0xFE, 0xFD]);
    }

    [Fact]
    public void The_order_of_properties_does_not_matter()
    {
        Read("""{"media":{"payload":"//79","timestamp":"5","chunk":"2","track":"inbound"},"event":"media"}""").ShouldBe(MediaEvent.Media);
        _reader.Sound.Length.ShouldBe(3);
    }

    [Fact]
    public void Nothing_of_one_message_is_left_in_the_next()
    {
        Read(Start);
        Read(Sound());

        Should.Throw<FormatException>(() => Read("""{"event":"media"}"""));
        Should.Throw<FormatException>(() => Read("""{"event":"start","start":{}}"""));
    }

    [Fact]
    public void A_media_message_leaves_nothing_to_collect()
    {
        var message = Bytes(Sound(payload: $"\"{Convert.ToBase64String(new byte[160])}\""));
        _reader.Read(message);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
            _reader.Read(message);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [InlineData("audio/x-alaw", "8000", "1")]
    [InlineData("audio/x-mulaw", "16000", "1")]
    [InlineData("audio/x-mulaw", "8000", "2")]
    public void Sound_of_another_format_is_refused(string encoding, string rate, string channels)
    {
        var start = Start.Replace("audio/x-mulaw", encoding, StringComparison.Ordinal)
            .Replace("8000", rate, StringComparison.Ordinal).Replace("\"channels\":1", $"\"channels\":{channels}", StringComparison.Ordinal);

        Should.Throw<FormatException>(() => Read(start)).Message.ShouldContain("8000 Hz");
    }

    private MediaEvent Read(string message) => _reader.Read(Bytes(message));
}
