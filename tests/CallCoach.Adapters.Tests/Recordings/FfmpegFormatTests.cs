using CallCoach.Adapters.Recordings;
using CallCoach.Adapters.Tests.Speech;
using CallCoach.Calls;
using CallCoach.Recordings;

namespace CallCoach.Adapters.Tests.Recordings;

/// <summary>What an encoder made of two known tones is read, packed and read again as those tones, each in its channel.</summary>
public sealed class FfmpegFormatTests : IDisposable
{
    private const double Low = 440;
    private const double High = 1100;

    private readonly MadeSound _made = new();
    private readonly AudioProgram _ffmpeg = new Ffmpeg(FfmpegSettings.Default).Program;

    public void Dispose() => _made.Dispose();

    /// <summary>Name, form, seconds of one frame, arguments.</summary>
    public static TheoryData<string, SoundFormat, double, string[]> TwoChannelForms => new()
    {
        { "call.mp3", SoundFormat.Mp3, 0.072, ["-b:a", "48k"] },
        { "call.opus", SoundFormat.Ogg, 0.02, ["-c:a", "libopus", "-b:a", "48k"] },
        { "call.ogg", SoundFormat.Ogg, 0.032, ["-c:a", "libvorbis"] },
        { "call.flac", SoundFormat.Flac, 0, [] },
        { "call.m4a", SoundFormat.M4a, 0.128, ["-c:a", "aac", "-b:a", "48k"] },
        { "alac.m4a", SoundFormat.M4a, 0, ["-c:a", "alac"] },
        { "adpcm.wav", SoundFormat.Wav, 0.13, ["-c:a", "adpcm_ima_wav"] },
        { "msadpcm.wav", SoundFormat.Wav, 0.13, ["-c:a", "adpcm_ms"] },
        { "float.wav", SoundFormat.Wav, 0, ["-c:a", "pcm_f32le"] },
    };

    [Theory]
    [MemberData(nameof(TwoChannelForms))]
    public async Task Two_channels_of_a_form_are_understood(string name, SoundFormat form, double frame, string[] arguments)
    {
        var call = new Audio(MadeSound.Rate, [Sound.Tone(Low, 3, MadeSound.Rate), Sound.Tone(High, 3, MadeSound.Rate, amplitude: 2500)]);
        var file = await _made.ByFfmpegAsync(name, call, arguments);

        foreach (var audio in await DecodedAndPackedAsync(file, form))
        {
            audio.SampleRate.ShouldBe(MadeSound.Rate);
            audio.Duration.TotalSeconds.ShouldBe(3, frame + 0.001);
            audio.Channels.Count.ShouldBe(2);
            IsTone(audio.Channels[0], Low, 10_000);
            IsTone(audio.Channels[1], High, 2500);
        }
    }

    [Theory]
    [InlineData("call.gsm", SoundFormat.Gsm, "libgsm")]
    [InlineData("gsm.wav", SoundFormat.Wav, "libgsm_ms")]
    public async Task One_channel_of_GSM_is_understood(string name, SoundFormat form, string encoder) =>
        await IsUnderstoodAsync(await _made.ByFfmpegAsync(name, OneTone(), "-c:a", encoder), form, frame: 0.04);

    /// <summary>Written by sox, since Debian's ffmpeg has no encoder for AMR.</summary>
    [Fact]
    public async Task One_channel_of_AMR_is_understood() =>
        await IsUnderstoodAsync(await _made.BySoxAsync("call.amr-nb", OneTone()), SoundFormat.Amr, frame: 0.02);

    [Theory]
    [InlineData("call.mp3")]
    [InlineData("call.opus")]
    [InlineData("call.flac")]
    [InlineData("call.m4a")]
    [InlineData("call.gsm")]
    public async Task One_second_is_enough(string name)
    {
        var second = new Audio(MadeSound.Rate, [Sound.Tone(Low, 1, MadeSound.Rate)]);
        foreach (var audio in await DecodedAndPackedAsync(await _made.ByFfmpegAsync(name, second), null))
            audio.Duration.TotalSeconds.ShouldBe(1, 0.13);
    }

    [Fact]
    public async Task More_than_both_engines_hear_is_not_kept()
    {
        var file = await _made.ByFfmpegAsync("call.mp3", OneTone(), "-ar", "44100");
        foreach (var audio in await DecodedAndPackedAsync(file, SoundFormat.Mp3))
            audio.SampleRate.ShouldBe(16_000);
    }

    [Fact]
    public async Task What_is_not_sound_in_a_file_is_left_behind()
    {
        string[] picture = ["-f", "lavfi", "-i", "color=red:size=64x64:duration=1", "-map", "0:a", "-map", "1:v", "-frames:v", "1", "-c:v", "mjpeg", "-disposition:v", "attached_pic"];
        var file = await _made.ByFfmpegAsync("call.m4a", OneTone(), [.. picture, "-c:a", "aac", "-metadata", "title=The client's name"]);
        await IsUnderstoodAsync(file, SoundFormat.M4a, frame: 0.128);

        System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(_made.PathOf("packed.flac"))).ShouldNotContain("client");
    }

    [Theory]
    [InlineData("call.mp3")]
    [InlineData("call.opus")]
    [InlineData("call.flac")]
    public async Task A_file_cut_short_is_read_as_far_as_it_goes(string name)
    {
        var bytes = await File.ReadAllBytesAsync(await _made.ByFfmpegAsync(name, Noise()));
        foreach (var audio in await DecodedAndPackedAsync(_made.Write(name, bytes[..(bytes.Length / 2)]), null))
            audio.Duration.TotalSeconds.ShouldBeInRange(0.9, 2.1);
    }

    [Fact]
    public async Task An_M4A_file_that_lost_its_index_with_its_end_is_refused()
    {
        var bytes = await File.ReadAllBytesAsync(await _made.ByFfmpegAsync("call.m4a", Noise()));
        var cut = new SoundFile(_made.Write("call.m4a", bytes[..(bytes.Length / 2)]), SoundFormat.M4a);

        (await Should.ThrowAsync<UnreadableRecordingException>(() => _ffmpeg.Decode(cut, wave => WaveFile.Read(wave), CancellationToken.None))).Message.ShouldStartWith("Its sound cannot be decoded");
        (await Should.ThrowAsync<UnreadableRecordingException>(() => _ffmpeg.Pack(cut, _made.PathOf("packed.flac"), CancellationToken.None)))
            .Message.ShouldStartWith("Its sound cannot be decoded");
    }

    [Fact]
    public async Task More_than_four_hours_are_not_decoded()
    {
        var file = _made.PathOf("long.flac");
        (await _made.RunAsync("ffmpeg", ["-nostdin", "-v", "error", "-f", "lavfi", "-i", "anullsrc=sample_rate=8000:channel_layout=mono", "-t", "15000", file])).ShouldBe(0);

        (await Should.ThrowAsync<UnreadableRecordingException>(() => KeptRecordings.ReadAsync(file, _ffmpeg, CancellationToken.None)))
            .Message.ShouldContain("longer than 4 hours");
    }

    private static Audio OneTone() => new(MadeSound.Rate, [Sound.Tone(Low, 3, MadeSound.Rate)]);

    private static Audio Noise() => new(MadeSound.Rate, [Sound.Noise(8000, 3, MadeSound.Rate)]);

    private async Task IsUnderstoodAsync(string file, SoundFormat form, double frame)
    {
        foreach (var audio in await DecodedAndPackedAsync(file, form))
        {
            (audio.SampleRate, audio.Channels.Count).ShouldBe((MadeSound.Rate, 1));
            audio.Duration.TotalSeconds.ShouldBe(3, frame + 0.001);
            IsTone(audio.Channels[0], Low, 10_000);
        }
    }

    /// <summary>The file's sound, and its sound after it was packed.</summary>
    private async Task<IReadOnlyList<Audio>> DecodedAndPackedAsync(string file, SoundFormat? form)
    {
        await using (var stream = File.OpenRead(file))
        {
            var told = SoundSignature.Of(stream);
            told.ShouldBe(form ?? told);
            var packed = _made.PathOf("packed.flac");
            await _ffmpeg.Pack(new(file, told), packed, CancellationToken.None);
            return [await KeptRecordings.ReadAsync(file, _ffmpeg, CancellationToken.None), await KeptRecordings.ReadAsync(packed, _ffmpeg, CancellationToken.None)];
        }
    }

    /// <summary>Away from the ends, nearly all of the power is at one frequency, and it is as loud as it was.</summary>
    private static void IsTone(short[] samples, double hertz, double amplitude)
    {
        var middle = samples.AsSpan(MadeSound.Rate / 2, MadeSound.Rate).ToArray();
        var (power, wanted) = (Sound.Power(middle), amplitude * amplitude / 2);
        power.ShouldBeInRange(wanted * 0.6, wanted * 1.5);
        (PowerAt(middle, hertz) / power).ShouldBeGreaterThan(0.8);
    }

    /// <summary>Goertzel's algorithm.</summary>
    private static double PowerAt(short[] samples, double hertz)
    {
        var turn = 2 * Math.Cos(2 * Math.PI * hertz / MadeSound.Rate);
        var (one, two) = (0.0, 0.0);
        foreach (var sample in samples)
            (one, two) = (sample + (turn * one) - two, one);
        return 2 * ((one * one) + (two * two) - (turn * one * two)) / ((double)samples.Length * samples.Length);
    }
}
