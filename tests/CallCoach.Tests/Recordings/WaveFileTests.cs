using CallCoach.Recordings;

namespace CallCoach.Tests.Recordings;

public sealed class WaveFileTests
{
    [Fact]
    public void Sixteen_bit_samples_come_as_they_are() =>
        Read(new WaveBytes { Data = WaveBytes.Samples(0, 1, -1, short.MaxValue, short.MinValue) })
            .ShouldBe([0, 1, -1, short.MaxValue, short.MinValue]);

    [Fact]
    public void Eight_bit_samples_are_unsigned_around_128() =>
        Read(new WaveBytes { Bits = 8, Data = [128, 0, 255, 129] }).ShouldBe([0, -32768, 32512, 256]);

    [Fact]
    public void Of_24_bits_the_upper_16_are_kept() =>
        Read(new WaveBytes { Bits = 24, Data = [0xFF, 0x34, 0x12, 0x00, 0xFF, 0xFF] }).ShouldBe([0x1234, -1]);

    [Fact]
    public void Of_32_bits_the_upper_16_are_kept() =>
        Read(new WaveBytes { Bits = 32, Data = [0xFF, 0xFF, 0x34, 0x12] }).ShouldBe([0x1234]);

    [Fact]
    public void Twelve_bits_lie_in_two_bytes() =>
        Read(new WaveBytes { Bits = 12, Data = WaveBytes.Samples(0x1230) }).ShouldBe([0x1230]);

    [Fact]
    public void Mu_law_is_expanded() =>
        Read(new WaveBytes { Codec = 7, Bits = 8, Data = [0x00, 0x80, 0xFF] }).ShouldBe([-32124, 32124, 0]);

    [Fact]
    public void A_law_is_expanded() =>
        Read(new WaveBytes { Codec = 6, Bits = 8, Data = [0x2A, 0xAA, 0xD5] }).ShouldBe([-32256, 32256, 8]);

    [Fact]
    public void An_extensible_header_says_its_codec_further_on() =>
        Read(new WaveBytes { Codec = 7, Bits = 8, Extensible = true, Data = [0x80] }).ShouldBe([32124]);

    [Fact]
    public void Two_channels_are_kept_apart()
    {
        var audio = WaveFile.Read(new WaveBytes { Channels = 2, Rate = 44100, Data = WaveBytes.Samples(1, -1, 2, -2, 3, -3) }.ToStream());
        audio.SampleRate.ShouldBe(44100);
        audio.Channels.Count.ShouldBe(2);
        audio.Channels[0].ShouldBe([1, 2, 3]);
        audio.Channels[1].ShouldBe([-1, -2, -3]);
    }

    [Fact]
    public void Other_chunks_before_the_sound_are_passed_over_with_their_padding() =>
        Read(new WaveBytes { Between = [("LIST", [1, 2, 3]), ("fact", [1, 0, 0, 0])], Data = WaveBytes.Samples(7) }).ShouldBe([7]);

    [Fact]
    public void What_follows_the_sound_is_not_sound() =>
        Read(new WaveBytes { Claimed = 4, Data = WaveBytes.Samples(1, 2, 99) }).ShouldBe([1, 2]);

    [Theory]
    [InlineData(0u)]
    [InlineData(uint.MaxValue)]
    [InlineData(1_000_000u)]
    public void Sound_is_read_to_the_end_when_its_size_was_left_open_or_is_cut_short(uint claimed) =>
        Read(new WaveBytes { Claimed = claimed, Data = [.. WaveBytes.Samples(1, 2), 0x55] }).ShouldBe([1, 2]);

    [Fact]
    public void A_stream_that_cannot_seek_gives_the_same()
    {
        var bytes = new WaveBytes { Channels = 2, Between = [("LIST", new byte[9001])], Data = WaveBytes.Samples([.. Enumerable.Range(0, 50_000).Select(i => (short)i)]) }.ToArray();
        var whole = WaveFile.Read(new MemoryStream(bytes));
        var streamed = WaveFile.Read(new ForwardOnlyStream(bytes));
        streamed.Channels[0].ShouldBe(whole.Channels[0]);
        streamed.Channels[1].ShouldBe(whole.Channels[1]);
    }

    [Fact]
    public void Piece_by_piece_the_sound_is_the_same()
    {
        short[] samples = [.. Enumerable.Range(0, 100_000).Select(i => (short)i)];
        var bytes = new WaveBytes { Channels = 2, Data = [.. WaveBytes.Samples(samples), 0x55] }.ToArray();
        foreach (var stream in new Stream[] { new MemoryStream(bytes), new ForwardOnlyStream(bytes) })
        {
            var pieces = WaveFile.ReadBlocks(stream).ToList();
            pieces.Count.ShouldBeGreaterThan(1);
            for (var channel = 0; channel < 2; channel++)
                pieces.SelectMany(piece => piece.Channels[channel]).ShouldBe(samples.Where((_, i) => i % 2 == channel));
        }
    }

    [Fact]
    public void A_file_without_sound_is_refused_piece_by_piece_too() =>
        Should.Throw<UnreadableRecordingException>(() => WaveFile.ReadBlocks(new WaveBytes().ToStream()).Count()).Message.ShouldContain("no sound");

    [Fact]
    public void A_claim_of_gigabytes_takes_no_memory()
    {
        var bytes = new WaveBytes { Claimed = 3_000_000_000, Data = WaveBytes.Samples(1, 2) }.ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        WaveFile.Read(new MemoryStream(bytes)).Channels[0].ShouldBe([1, 2]);
        WaveFile.Read(new ForwardOnlyStream(bytes)).Channels[0].ShouldBe([1, 2]);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public void The_header_tells_what_is_claimed_and_what_is_there()
    {
        var header = WaveFile.ReadHeader(new WaveBytes { Codec = 7, Bits = 8, Channels = 2, Claimed = 160_000, Data = new byte[16_000] }.ToStream());
        header.Encoding.ShouldBe(WaveEncoding.MuLaw);
        (header.Channels, header.SampleRate, header.BitsPerSample).ShouldBe((2, 8000, 8));
        header.ClaimedDuration.ShouldBe(TimeSpan.FromSeconds(10));
        header.PresentDuration.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_header_with_its_size_left_open_claims_nothing()
    {
        var header = WaveFile.ReadHeader(new ForwardOnlyStream(new WaveBytes { Claimed = uint.MaxValue, Data = new byte[16_000] }.ToArray()));
        header.ClaimedDuration.ShouldBeNull();
        header.PresentDuration.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var audio = new Audio(11025, [[1, -2, 3], [short.MinValue, 0, short.MaxValue]]);
        using var file = new MemoryStream();
        WaveFile.Write(file, audio);
        file.Position = 0;
        var again = WaveFile.Read(file);
        again.SampleRate.ShouldBe(11025);
        again.Channels[0].ShouldBe(audio.Channels[0]);
        again.Channels[1].ShouldBe(audio.Channels[1]);
        WaveFile.ReadHeader(new MemoryStream(file.ToArray())).ClaimedBytes.ShouldBe(12);
    }

    private static short[] Read(WaveBytes wave) => WaveFile.Read(wave.ToStream()).Channels.ShouldHaveSingleItem();
}
