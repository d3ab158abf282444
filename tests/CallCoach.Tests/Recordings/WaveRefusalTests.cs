using CallCoach.Recordings;

namespace CallCoach.Tests.Recordings;

public sealed class WaveRefusalTests
{
    private static readonly byte[] Good = new WaveBytes { Data = WaveBytes.Samples(1, 2, 3) }.ToArray();

    [Fact]
    public void An_empty_file_is_refused() => Refusal([]).ShouldBe("The file is empty.");

    [Theory]
    [InlineData("hello, this is not audio", "Not a WAV file.")]
    [InlineData("<!DOCTYPE html><p>404</p>", "Not a WAV file: it looks like a web page or a message.")]
    [InlineData("{\"error\":\"not found\"}", "Not a WAV file: it looks like a web page or a message.")]
    [InlineData("ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000", "Not a WAV file: it looks like MP3.")]
    [InlineData("OggS\u0000\u0002\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000", "Not a WAV file: it looks like Ogg.")]
    [InlineData("RIFF....AVI LIST....", "Not a WAV file: a RIFF file of another kind.")]
    public void What_is_no_WAV_file_is_called_by_its_name(string contents, string reason) =>
        Refusal(System.Text.Encoding.Latin1.GetBytes(contents)).ShouldBe(reason);

    [Fact]
    public void A_header_cut_anywhere_is_refused()
    {
        for (var length = 1; length < 44; length++)
            Refusal(Good[..length]).ShouldStartWith(length < 4 ? "The WAV header is cut short" : "The WAV header", customMessage: $"{length} bytes");
    }

    [Fact]
    public void A_header_without_sound_is_refused() => Refusal(Good[..44]).ShouldBe("The WAV file holds no sound after its header.");

    [Fact]
    public void Less_than_one_sample_is_no_sound() => Refusal(Good[..45]).ShouldBe("The WAV file holds no sound after its header.");

    [Fact]
    public void Sound_before_its_format_is_refused() =>
        Refusal([.. "RIFF....WAVEdata"u8, 4, 0, 0, 0, 1, 2, 3, 4]).ShouldBe("The WAV header is damaged: the sound comes before its format.");

    [Theory]
    [InlineData(85, "Unknown codec 85 (MP3) in the WAV file; PCM, A-law and mu-law are read.")]
    [InlineData(3, "Unknown codec 3 (floating point) in the WAV file; PCM, A-law and mu-law are read.")]
    [InlineData(4711, "Unknown codec 4711 in the WAV file; PCM, A-law and mu-law are read.")]
    public void An_unknown_codec_is_named(int codec, string reason) => Refusal(new WaveBytes { Codec = codec, Data = new byte[8] }).ShouldBe(reason);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void One_or_two_channels_are_read(int channels) =>
        Refusal(new WaveBytes { Channels = channels, Data = new byte[8] }).ShouldBe($"The WAV header says {channels} channels; one or two are read.");

    [Theory]
    [InlineData(0u)]
    [InlineData(3999u)]
    [InlineData(192_001u)]
    [InlineData(uint.MaxValue)]
    public void A_rate_no_telephone_has_is_refused(uint rate) =>
        Refusal(new WaveBytes { Rate = rate, Data = new byte[8] }).ShouldBe($"The WAV header says {rate} samples a second; 4000 to 192000 are read.");

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 40)]
    [InlineData(7, 16)]
    public void A_size_of_samples_that_the_codec_does_not_have_is_refused(int codec, int bits) =>
        Refusal(new WaveBytes { Codec = codec, Bits = bits, Data = new byte[80] }).ShouldContain($"says {bits} bits a sample");

    [Fact]
    public void More_than_four_hours_are_refused()
    {
        var bytes = new WaveBytes { Codec = 7, Bits = 8, Rate = 4000, Data = new byte[(4000 * 60 * 60 * 4) + 1] }.ToArray();
        Refusal(bytes).ShouldBe("The recording is longer than 4 hours, the longest that is read.");
        Should.Throw<UnreadableRecordingException>(() => WaveFile.Read(new ForwardOnlyStream(bytes, atATime: 100_000)))
            .Message.ShouldContain("4 hours");
    }

    [Fact]
    public void Four_hours_are_read() =>
        WaveFile.Read(new WaveBytes { Codec = 7, Bits = 8, Rate = 4000, Data = new byte[4000 * 60 * 60 * 4] }.ToStream())
            .Duration.ShouldBe(WaveFile.LongestDuration);

    private static string Refusal(WaveBytes wave) => Refusal(wave.ToArray());

    private static string Refusal(byte[] bytes)
    {
        var streamed = Should.Throw<UnreadableRecordingException>(() => WaveFile.Read(new ForwardOnlyStream(bytes, atATime: 7)));
        var whole = Should.Throw<UnreadableRecordingException>(() => WaveFile.Read(new MemoryStream(bytes)));
        whole.Message.ShouldBe(streamed.Message);
        whole.Message.ShouldNotContain('\n');
        return whole.Message;
    }
}
