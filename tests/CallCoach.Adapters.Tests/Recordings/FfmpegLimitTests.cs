using System.Globalization;
using CallCoach.Adapters.Recordings;
using CallCoach.Adapters.Speech;
using CallCoach.Adapters.Tests.Speech;
using CallCoach.Calls;
using CallCoach.Recordings;

namespace CallCoach.Adapters.Tests.Recordings;

/// <summary>The audio program takes no more than it may, and nothing of it is left behind.</summary>
public sealed class FfmpegLimitTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly MadeSound _made = new();

    public void Dispose() => _made.Dispose();

    [Fact]
    public async Task A_decoder_that_hangs_is_killed_with_its_children_when_its_time_is_over()
    {
        var ffmpeg = Hanging(longest: TimeSpan.FromSeconds(1));

        (await Should.ThrowAsync<UnreadableRecordingException>(() => ffmpeg.Decode(Some(), wave => WaveFile.Read(wave), CancellationToken.None).WaitAsync(Patience)))
            .Message.ShouldBe("Decoding it takes longer than 0.02 minutes.");
        await NothingRunsAsync();
    }

    [Fact]
    public async Task Cancelled_it_is_killed_with_its_children()
    {
        using var cancel = new CancellationTokenSource();
        var packing = Hanging(longest: TimeSpan.FromMinutes(5)).Pack(Some(), _made.PathOf("packed.flac"), cancel.Token);
        await File.ReadAllTextAsync(_made.PathOf("started")).WaitAsync(Patience);
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => packing.WaitAsync(Patience));
        await NothingRunsAsync();
    }

    [Fact]
    public async Task The_kernel_holds_it_to_its_limits_and_it_knows_nothing_of_the_servers_settings()
    {
        var script = _made.StandIn($"{{ ulimit -v; ulimit -t; ulimit -f; nice; env; }} > {_made.PathOf("told")}\n");
        var settings = FfmpegSettings.Default with { Program = script };
        await Should.ThrowAsync<UnreadableRecordingException>(() => new Ffmpeg(settings).Program.Decode(Some(), wave => WaveFile.Read(wave), CancellationToken.None));

        var told = await File.ReadAllLinesAsync(_made.PathOf("told"));
        var limits = told[..4].Select(line => long.Parse(line, CultureInfo.InvariantCulture)).ToList();
        limits[..3].ShouldBe([settings.MostMemoryMiB * 1024L, (long)settings.LongestRun.TotalSeconds, (settings.MostBytes / 512) + 1]);
        limits[3].ShouldBeInRange(PatientThread.Niceness, 19);
        told[4..].Select(line => line.Split('=')[0]).ShouldBeSubsetOf(["PATH", "LC_ALL", "PWD", "OLDPWD", "_", "SHLVL"]);
    }

    [Fact]
    public async Task Without_the_memory_it_needs_it_ends_and_the_recording_is_refused()
    {
        var file = await ToneAsync();
        var refusal = await Should.ThrowAsync<UnreadableRecordingException>(
            () => new Ffmpeg(FfmpegSettings.Default with { MostMemoryMiB = 40 }).Program.Pack(file, _made.PathOf("packed.flac"), CancellationToken.None));

        refusal.Message.ShouldStartWith("Its sound cannot be decoded");
        refusal.Message.ShouldNotContain("/");
    }

    [Fact]
    public async Task More_than_it_may_write_is_not_kept()
    {
        var noise = new Audio(MadeSound.Rate, [Sound.Noise(20_000, 100, MadeSound.Rate)]);
        var file = new SoundFile(await _made.ByFfmpegAsync("call.mp3", noise), SoundFormat.Mp3);
        var ffmpeg = new Ffmpeg(FfmpegSettings.Default with { MostBytes = 1024 * 1024 }).Program;

        (await Should.ThrowAsync<UnreadableRecordingException>(() => ffmpeg.Pack(file, _made.PathOf("packed.flac"), CancellationToken.None)))
            .Message.ShouldBe("Decoded, it takes more than 1 MiB.");
        new FileInfo(_made.PathOf("packed.flac")).Length.ShouldBeLessThan(1024 * 1024 + 1024);
    }

    [Fact]
    public async Task Where_it_is_missing_that_is_said()
    {
        var ffmpeg = new Ffmpeg(FfmpegSettings.Default with { Program = "ffmpeg-of-nobody" }).Program;

        (await Should.ThrowAsync<AudioProgramException>(() => ffmpeg.Decode(Some(), wave => WaveFile.Read(wave), CancellationToken.None))).Message.ShouldContain("apt-get install ffmpeg");
    }

    private SoundFile Some() => new(_made.Write("call.mp3", [0xFF, 0xFB]), SoundFormat.Mp3);

    private async Task<SoundFile> ToneAsync() =>
        new(await _made.ByFfmpegAsync("call.mp3", new Audio(MadeSound.Rate, [Sound.Tone(440, 3, MadeSound.Rate)])), SoundFormat.Mp3);

    /// <summary>Tells the numbers of its two processes, then sleeps; <c>started</c> can be read as soon as it does.</summary>
    private AudioProgram Hanging(TimeSpan longest)
    {
        File.Delete(_made.PathOf("started"));
        using (var made = System.Diagnostics.Process.Start("mkfifo", [_made.PathOf("started")]))
            made.WaitForExit();
        var script = _made.StandIn($"sleep 600 &\necho $$ $! > {_made.PathOf("processes")}\n(echo yes > {_made.PathOf("started")}) &\nwait\n");
        return new Ffmpeg(FfmpegSettings.Default with { Program = script, LongestRun = longest }).Program;
    }

    /// <summary>The kernel takes a moment to end what was killed.</summary>
    private async Task NothingRunsAsync()
    {
        var processes = (await File.ReadAllTextAsync(_made.PathOf("processes"))).Split(' ', StringSplitOptions.TrimEntries);
        processes.Length.ShouldBe(2);
        using var late = new CancellationTokenSource(Patience);
        while (processes.Any(Runs))
            await Task.Delay(10, late.Token);
    }

    private static bool Runs(string process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..][0] != 'Z';
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
