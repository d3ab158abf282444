using System.Text;
using CallCoach.Adapters.Recordings;
using CallCoach.Adapters.Tests.Speech;
using CallCoach.Calls;
using CallCoach.Recordings;

namespace CallCoach.Adapters.Tests.Recordings;

/// <summary>A file that asks for other files or addresses gets none, whatever form it is taken for.</summary>
public sealed class HostileSoundTests : IDisposable
{
    private readonly MadeSound _made = new();
    private readonly AudioProgram _ffmpeg = new Ffmpeg(FfmpegSettings.Default).Program;

    public HostileSoundTests() => _made.Write("secret.wav", new Audio(MadeSound.Rate, [Sound.Tone(440, 1, MadeSound.Rate)]));

    public void Dispose() => _made.Dispose();

    public static TheoryData<string> Lists =>
    [
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{address}\n#EXT-X-ENDLIST\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nsecret.wav\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile secret.wav\n",
        "ffconcat version 1.0\nfile {address}\n",
        "<svg xmlns='http://www.w3.org/2000/svg'><image href='{address}'/></svg>",
        "<?xml version='1.0'?><MPD xmlns='urn:mpeg:dash:schema:mpd:2011'><Period><BaseURL>{address}</BaseURL></Period></MPD>",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n",
    ];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_of_other_files_is_refused_and_nothing_is_asked_for(string list)
    {
        await using var elsewhere = new LoopbackHttp(_ => new Answer(200, File.ReadAllBytes(_made.PathOf("secret.wav"))));
        var text = list.Replace("{address}", new Uri(elsewhere.Address, "secret.wav").AbsoluteUri, StringComparison.Ordinal);
        var file = _made.Write("call.mp3", Encoding.ASCII.GetBytes(text));

        await Should.ThrowAsync<UnreadableRecordingException>(() => KeptRecordings.ReadAsync(file, _ffmpeg, CancellationToken.None));
        foreach (var form in Enum.GetValues<SoundFormat>().Except([SoundFormat.Gsm]))
            await IsRefusedAsync(new(file, form));
        elsewhere.Requests.ShouldBeEmpty();
    }

    /// <summary>Otherwise nothing above would have been shown.</summary>
    [Fact]
    public async Task Without_its_limits_ffmpeg_does_follow_such_lists()
    {
        await using var elsewhere = new LoopbackHttp(_ => new Answer(200, File.ReadAllBytes(_made.PathOf("secret.wav"))));
        var concat = _made.Write("call.mp3", "ffconcat version 1.0\nfile secret.wav\n"u8.ToArray());
        (await _made.RunAsync("ffmpeg", ["-nostdin", "-v", "error", "-i", concat, "-f", "null", "-"])).ShouldBe(0);

        var list = _made.Write("list", Encoding.ASCII.GetBytes($"ffconcat version 1.0\nfile {elsewhere.Address}secret.wav\n"));
        string[] trusting = ["-protocol_whitelist", "file,http,tcp", "-f", "concat", "-safe", "0"];
        await _made.RunAsync("ffmpeg", ["-nostdin", "-v", "error", .. trusting, "-i", list, "-f", "null", "-"]);
        elsewhere.Requests.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_video_of_huge_pictures_is_refused_without_decoding_one()
    {
        var file = _made.PathOf("huge.mp4");
        string[] picture = ["-f", "lavfi", "-i", "color=red:size=4096x4096:rate=1:duration=1", "-c:v", "mpeg4", file];
        (await _made.RunAsync("ffmpeg", ["-nostdin", "-v", "error", .. picture])).ShouldBe(0);

        await IsRefusedAsync(new(file, SoundFormat.M4a));
    }

    [Fact]
    public async Task Random_bytes_behind_a_forms_first_ones_are_refused_or_read_and_never_more()
    {
        var random = new Random(20_261_122);
        foreach (var (form, head) in Heads)
        {
            for (var i = 0; i < 4; i++)
            {
                var bytes = new byte[20_000];
                random.NextBytes(bytes);
                head.CopyTo(bytes, 0);
                var file = _made.Write("random", bytes);
                try
                {
                    await _ffmpeg.Decode(new(file, form), wave => WaveFile.Read(wave).Duration.ShouldBeLessThan(TimeSpan.FromHours(1)), CancellationToken.None);
                }
                catch (UnreadableRecordingException refusal)
                {
                    refusal.Message.ShouldNotContain(_made.Folder);
                    refusal.Message.ShouldNotContain("\n");
                }
            }
        }
    }

    [Theory]
    [InlineData("a'b \"c\" $(touch broken-out) `touch broken-out`; touch broken-out.mp3")]
    [InlineData("-y.mp3")]
    [InlineData("http:call.mp3")]
    public async Task What_a_file_is_called_is_never_obeyed(string name)
    {
        var made = await _made.ByFfmpegAsync("made.mp3", new Audio(MadeSound.Rate, [Sound.Tone(440, 1, MadeSound.Rate)]));
        var file = _made.Write(name, await File.ReadAllBytesAsync(made));

        (await KeptRecordings.ReadAsync(file, _ffmpeg, CancellationToken.None)).Duration.TotalSeconds.ShouldBe(1, 0.1);
        File.Exists(_made.PathOf("broken-out")).ShouldBeFalse();
    }

    private static IReadOnlyList<(SoundFormat Form, byte[] Head)> Heads =>
    [
        (SoundFormat.Mp3, [0xFF, 0xFB, 0x90, 0x64]),
        (SoundFormat.Ogg, "OggS\0\u0002"u8.ToArray()),
        (SoundFormat.Flac, "fLaC\0\0\0\""u8.ToArray()),
        (SoundFormat.M4a, "\0\0\0 ftypM4A "u8.ToArray()),
        (SoundFormat.Amr, "#!AMR\n"u8.ToArray()),
    ];

    private async Task IsRefusedAsync(SoundFile file)
    {
        var packed = _made.PathOf("packed.flac");
        try
        {
            await _ffmpeg.Pack(file, packed, CancellationToken.None);
            await using var made = File.OpenRead(packed);
            FlacHeader.Check(made);
        }
        catch (UnreadableRecordingException refusal)
        {
            refusal.Message.ShouldNotContain(_made.Folder);
            return;
        }
        throw new InvalidOperationException($"It was read as {file.Format}.");
    }
}
