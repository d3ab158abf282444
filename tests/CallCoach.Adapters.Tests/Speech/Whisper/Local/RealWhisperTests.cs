using System.Diagnostics;
using CallCoach.Adapters.Speech.Whisper.Local;
using CallCoach.Recordings;
using CallCoach.Transcription;

namespace CallCoach.Adapters.Tests.Speech.Whisper.Local;

/// <summary>whisper.cpp's own server. Its empty model loads, runs and hears nothing, so what it hears is not told here.</summary>
public sealed class RealWhisperTests : TranscriberManners, IAsyncLifetime
{
    private RunningWhisper _whisper = null!;

    protected override ITranscriber Engine => _whisper.Engine;

    public async ValueTask InitializeAsync() => _whisper = new(await SettingsAsync());

    public async ValueTask DisposeAsync()
    {
        if (_whisper is not null)
            await _whisper.DisposeAsync();
    }

    [Fact]
    public async Task A_real_recording_goes_through_and_an_empty_model_hears_nothing_in_it()
    {
        var transcript = await Engine.TranscribeAsync(WaveFile.Read(RealRecordings.Open("jfk.wav")), new ExpectedLanguage("en", IsKnown: false), default);

        (transcript.Language, transcript.Segments.Count).ShouldBe(("en", 0));
    }

    [Fact]
    public async Task Killed_it_is_started_again_and_the_call_is_done()
    {
        var first = await _whisper.AnswersAsync();
        Kill(first, "KILL");

        await _whisper.AnotherAsync(than: first);
        await Engine.TranscribeAsync(Spoken.At(3, (1, 2)), "en", default);
    }

    [Fact]
    public async Task Standing_still_it_is_noticed_killed_and_started_again()
    {
        await using var whisper = new RunningWhisper(await SettingsAsync() with { BetweenLooks = TimeSpan.FromMilliseconds(200), PatienceWithLook = TimeSpan.FromSeconds(1), MissedLooks = 2 });
        var hanging = await whisper.AnswersAsync();
        Kill(hanging, "STOP");

        await whisper.AnotherAsync(than: hanging);
        Directory.Exists($"/proc/{hanging}").ShouldBeFalse();
    }

    [Fact]
    public async Task Asked_to_end_it_ends()
    {
        var running = await _whisper.AnswersAsync();

        await _whisper.StopAsync();

        Directory.Exists($"/proc/{running}").ShouldBeFalse();
    }

    [Fact]
    public async Task A_model_cut_off_in_its_weights_is_told()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("callcoach-cut-").FullName, "ggml-tiny.bin");
        try
        {
            // The empty model with the beginning of its first tensor: two dimensions, a name, its kind, and no values.
            var name = "decoder.positional_embedding"u8.ToArray();
            await File.WriteAllBytesAsync(file, [.. await File.ReadAllBytesAsync(WhisperCpp.EmptyModel()), 2, 0, 0, 0, (byte)name.Length, 0, 0, 0, 0, 0, 0, 0, 128, 1, 0, 0, 192, 1, 0, 0, .. name]);
            await using var whisper = new RunningWhisper(await SettingsAsync() with { Model = WhisperModelFile.Read(file), FirstWait = TimeSpan.FromHours(1), LongestWait = TimeSpan.FromHours(1) });

            (await whisper.ProblemAsync()).ShouldContain("failed to initialize whisper context");
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    [Fact]
    public async Task Two_run_beside_each_other()
    {
        await using var other = new RunningWhisper(await SettingsAsync());
        (await _whisper.Local.AddressAsync(default)).Authority.ShouldNotBe((await other.Local.AddressAsync(default)).Authority);

        await Task.WhenAll(
            Engine.TranscribeAsync(Spoken.At(3, (1, 2)), "en", default),
            other.Engine.TranscribeAsync(Spoken.At(3, (1, 2)), "en", default));
    }

    [Theory]
    [InlineData("pl", "pl")]
    [InlineData(null, "nl")] // the empty model finds all languages equally likely
    public async Task Its_answer_has_the_form_that_is_read(string? asked, string told)
    {
        var answer = await _whisper.Client.AskAsync(new short[16_000], asked, default);

        (answer.Language, answer.Segments.Count).ShouldBe((told, 0));
    }

    private static async Task<LocalWhisperSettings> SettingsAsync() =>
        new(await WhisperCpp.ProgramAsync(), WhisperModelFile.Read(WhisperCpp.EmptyModel())) { FirstWait = TimeSpan.FromMilliseconds(50) };

    private static void Kill(int process, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, $"{process}"]);
        kill.WaitForExit();
        kill.ExitCode.ShouldBe(0);
    }
}
