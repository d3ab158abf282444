using System.Security.Cryptography;
using CallCoach.Adapters.Recordings;
using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Recordings;

namespace CallCoach.Tests.Recordings;

/// <summary>Recordings are kept as FLAC, and read again as what came.</summary>
public sealed class PackedRecordingTests : IDisposable
{
    private readonly RecordingRig _rig = new() { Audio = AudioPrograms.Installed };

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task A_WAV_file_is_packed_and_what_came_stays_known()
    {
        var came = Waves.TwoChannels(seconds: 2);
        var recording = await FetchAsync(came);

        recording.File!.ShouldEndWith(".flac");
        (recording.State, recording.Channels, recording.DurationSeconds, recording.ClientChannel).ShouldBe((RecordingState.Ready, 2, 2.0, 1));
        (recording.OriginalFormat, recording.OriginalBytes, recording.OriginalHash)
            .ShouldBe((SoundFormat.Wav, came.Length, Convert.ToHexStringLower(SHA256.HashData(came))));
        Kept().ShouldBe([_rig.Files.PathOf(recording.File!)]);
        new FileInfo(_rig.Files.PathOf(recording.File!)).Length.ShouldBeLessThan(came.Length);
        File.GetUnixFileMode(_rig.Files.PathOf(recording.File!)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public static TheoryData<string, byte[]> WavesOfAllKinds => new()
    {
        { "16 bits, two channels", Waves.TwoChannels(seconds: 1) },
        { "mu-law", new WaveBytes { Codec = 7, Bits = 8, Channels = 2, Data = Codes }.ToArray() },
        { "A-law", new WaveBytes { Codec = 6, Bits = 8, Data = Codes }.ToArray() },
        { "8 bits", new WaveBytes { Bits = 8, Data = Codes }.ToArray() },
        { "24 bits", new WaveBytes { Bits = 24, Data = Codes[..3999] }.ToArray() },
        { "an open end", new WaveBytes { Codec = 7, Bits = 8, Data = Codes, Claimed = uint.MaxValue }.ToArray() },
        { "cut short", new WaveBytes { Codec = 7, Bits = 8, Data = Codes, Claimed = 1_000_000 }.ToArray() },
        { "11025 a second", new WaveBytes { Rate = 11_025, Data = new byte[8000] }.ToArray() },
    };

    /// <summary>Every code of eight bits, slowly changing.</summary>
    private static byte[] Codes => [.. Enumerable.Range(0, 32_000).Select(i => (byte)(i / 125))];

    [Theory]
    [MemberData(nameof(WavesOfAllKinds))]
    public async Task A_packed_WAV_file_has_every_sample_that_came(string kind, byte[] came)
    {
        var recording = await FetchAsync(came);
        var (expected, read) = (WaveFile.Read(new MemoryStream(came)), await ReadAsync(recording));

        recording.File!.ShouldEndWith(".flac", customMessage: kind);
        read.SampleRate.ShouldBe(expected.SampleRate);
        read.Channels.Count.ShouldBe(expected.Channels.Count);
        for (var channel = 0; channel < expected.Channels.Count; channel++)
            read.Channels[channel].AsSpan().SequenceEqual(expected.Channels[channel]).ShouldBeTrue($"{kind}, channel {channel}");
    }

    [Fact]
    public async Task A_WAV_file_that_packing_does_not_make_smaller_is_kept_as_it_came()
    {
        var noise = new byte[16_000];
        new Random(1).NextBytes(noise);
        var came = new WaveBytes { Codec = 7, Bits = 8, Data = noise }.ToArray();
        var recording = await FetchAsync(came);

        recording.File!.ShouldEndWith(".wav");
        (await File.ReadAllBytesAsync(Kept().ShouldHaveSingleItem())).ShouldBe(came);
        recording.OriginalHash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(came)));
    }

    [Fact]
    public async Task Where_packing_fails_a_WAV_file_is_kept_as_it_came()
    {
        using var rig = new RecordingRig { Audio = new Ffmpeg(FfmpegSettings.Default with { Program = "/bin/false" }).Program };
        await using var twilio = new LoopbackHttp(_ => new Answer(200, Waves.TwoChannels()));
        var recording = await rig.FetchAsync(twilio);

        (recording.State, Path.GetExtension(recording.File)).ShouldBe((RecordingState.Ready, ".wav"));
        (await File.ReadAllBytesAsync(rig.Files.PathOf(recording.File!))).ShouldBe(Waves.TwoChannels());
    }

    [Fact]
    public async Task Without_ffmpeg_what_needs_it_waits_and_says_what_to_install()
    {
        using var rig = new RecordingRig();
        var failure = await rig.IsTriedAgainAsync(new Answer(200, await MadeAsync("call.mp3", "-ac", "2")));

        failure.Kind.ShouldBe(FailureKind.AudioProgram);
        failure.Message.ShouldContain("apt-get install ffmpeg");
        RetryPolicy.PatienceWith(failure.Kind).MostAttempts.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task What_only_begins_like_sound_is_given_up()
    {
        var failure = await _rig.IsGivenUpAsync(new Answer(200, "ID3 music"u8.ToArray()));

        failure.Kind.ShouldBe(FailureKind.NotAudio);
        failure.Message.ShouldContain("sound");
    }

    [Fact]
    public async Task More_than_two_channels_are_refused()
    {
        var failure = await _rig.IsGivenUpAsync(new Answer(200, await MadeAsync("call.flac", "-ac", "3")));

        (failure.Kind, failure.Message).ShouldBe((FailureKind.NotAudio, "The recording cannot be read: The recording has 3 channels; one or two are read."));
    }

    [Fact]
    public async Task A_recording_in_the_place_of_another_leaves_nothing_of_it()
    {
        var call = await _rig.AddCallAsync();
        var before = RecordingFiles.NameOf(call.Id, call.StartedAt, RecordingFiles.WaveEnding);
        await Parts.KeepAsync(_rig.Files, before, Waves.OneChannel());
        await using var twilio = new LoopbackHttp(_ => new Answer(200, Waves.TwoChannels()));
        var recording = await _rig.FetchAsync(twilio, call);

        Kept().ShouldBe([_rig.Files.PathOf(recording.File!)]);
    }

    [Fact]
    public async Task The_room_a_packed_recording_takes_is_its_own_and_it_needs_no_more_than_what_came()
    {
        var came = Waves.TwoChannels(seconds: 2);
        using var rig = new RecordingRig { Audio = AudioPrograms.Installed };
        var space = new RecordingSpace(Path.Combine(rig.Database.Folder, "recordings"), mostBytes: came.Length);
        var files = new RecordingFiles(space);
        files.Sweep();
        var kept = await new RecordingIntake(files, AudioPrograms.Installed).TakeAsync(
            ending => "1" + ending, file => file.WriteAsync(came).AsTask(), CancellationToken.None);

        kept.File.ShouldBe("1.flac");
        space.Look().UsedBytes.ShouldBe(new FileInfo(files.PathOf("1.flac")).Length);
    }

    [Fact]
    public async Task Four_hours_are_taken_and_decoded_into_the_memory_of_their_samples()
    {
        const long sampleBytes = 14_400L * 8000 * sizeof(short);
        var recording = await FetchAsync(await MadeAsync("call.flac", "-ac", "1", "-t", "14400", "-af", "volume=0"));
        recording.DurationSeconds.ShouldBe(14_400);
        long? taken = null;
        var weighed = AudioPrograms.Installed with
        {
            Decode = (file, read, cancel) => AudioPrograms.Installed.Decode(
                file,
                wave =>
                {
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    read(wave);
                    taken = GC.GetAllocatedBytesForCurrentThread() - before;
                },
                cancel),
        };

        (await new KeptRecordings(_rig.Files, weighed).ReadAsync(recording, CancellationToken.None)).Duration.ShouldBe(TimeSpan.FromHours(4));
        taken!.Value.ShouldBeLessThan(sampleBytes + 1_000_000);
    }

    [Fact]
    public async Task A_small_file_of_more_than_four_hours_is_refused()
    {
        var failure = await _rig.IsGivenUpAsync(new Answer(200, await MadeAsync("call.flac", "-ac", "1", "-t", "15000", "-af", "volume=0")));

        failure.Message.ShouldBe("The recording cannot be read: The recording is longer than 4 hours, the longest that is read.");
    }

    private async Task<Recording> FetchAsync(byte[] came)
    {
        await using var twilio = new LoopbackHttp(_ => new Answer(200, came));
        return await _rig.FetchAsync(twilio);
    }

    private Task<Audio> ReadAsync(Recording recording) => new KeptRecordings(_rig.Files, AudioPrograms.Installed).ReadAsync(recording, CancellationToken.None);

    private string[] Kept() => Directory.GetFiles(Path.Combine(_rig.Database.Folder, "recordings"), "*", SearchOption.AllDirectories);

    /// <summary>A tone at 8 kHz, of two seconds unless the arguments say otherwise, as ffmpeg itself writes it.</summary>
    private static async Task<byte[]> MadeAsync(string name, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("callcoach-").FullName;
        try
        {
            var file = Path.Combine(folder, name);
            string[] source = ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=8000"];
            using var ffmpeg = System.Diagnostics.Process.Start("ffmpeg", ["-nostdin", "-v", "error", .. source, "-t", "2", .. arguments, file]);
            await ffmpeg.WaitForExitAsync();
            ffmpeg.ExitCode.ShouldBe(0);
            return await File.ReadAllBytesAsync(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
