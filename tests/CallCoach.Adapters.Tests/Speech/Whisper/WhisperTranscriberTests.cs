using CallCoach.Adapters.Speech.Whisper;
using CallCoach.Recordings;
using CallCoach.Transcription;

namespace CallCoach.Adapters.Tests.Speech.Whisper;

public sealed class WhisperTranscriberTests
{
    [Fact]
    public async Task Silence_is_not_sent_and_times_are_those_of_the_call()
    {
        await using var server = ScriptedWhisper.Saying(
            new { start = 0.1, end = 1.2, text = " Is it cheaper?" }, new { start = 1.8, end = 2.9, text = " Who says so?" });

        var heard = await HearAsync(server, Spoken.At(200, (60, 61), (150, 151)));

        server.Requests.ShouldHaveSingleItem().Audio.Duration.TotalSeconds.ShouldBeLessThan(4);
        heard.Segments.Select(segment => segment.Text).ShouldBe(["Is it cheaper?", "Who says so?"]);
        heard.Segments[0].Start.ShouldBeInRange(59.7, 60.2);
        heard.Segments[0].End.ShouldBeInRange(60.8, 61.3);
        heard.Segments[1].Start.ShouldBeInRange(149.7, 150.2);
        heard.Segments[1].End.ShouldBeInRange(150.8, 151.3);
    }

    [Fact]
    public async Task Of_a_silent_call_nothing_is_sent()
    {
        await using var server = ScriptedWhisper.Saying(new { start = 0, end = 1, text = "Thanks for watching!" });

        (await HearAsync(server, new(8000, [Sound.Silence(30, 8000), Sound.Noise(200, 30, 8000)]))).Segments.ShouldBeEmpty();
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_phantom_over_a_click_is_dropped_and_what_was_said_beside_it_kept()
    {
        await using var server = ScriptedWhisper.Saying(
            new { start = 0, end = 0.6, text = " Субтитры сделал DimaTorzok" }, new { start = 0.9, end = 3, text = " слишком дорого для нас" });

        var heard = await HearAsync(server, Spoken.At(30, (3, 3.2), (20, 22)), "ru");

        heard.Segments.ShouldHaveSingleItem().Text.ShouldBe("слишком дорого для нас");
    }

    [Fact]
    public async Task Much_speech_goes_in_several_requests_each_of_one_channel()
    {
        await using var server = ScriptedWhisper.Saying(new { start = 0, end = 2, text = "yes of course" });
        var client = Spoken.Channel(100, (0, 10), (20, 30), (40, 50), (60, 70));
        var manager = Spoken.Channel(100, (12, 18), (32, 38));

        var heard = await HearAsync(server, new(Spoken.Rate, [client, manager]));

        server.Requests.Select(request => request.Audio.Duration).ShouldAllBe(sent => sent <= TimeSpan.FromSeconds(28));
        heard.Segments.Select(segment => segment.Channel).ShouldBe([0, 1, 0]);
        heard.Segments.ShouldBe(heard.Segments.OrderBy(segment => segment.Start));
    }

    [Theory]
    [InlineData("russian", "ru")]
    [InlineData("uk", "uk")]
    [InlineData("english", "en")]
    [InlineData("welsh", "en")] // none of the department's
    [InlineData("klingon", "en")]
    [InlineData(null, "en")]
    public async Task An_assumed_language_is_detected_once_a_call_and_then_kept(string? said, string language)
    {
        await using var server = new ScriptedWhisper(_ => ScriptedWhisper.Json(
            new { language = said, segments = new[] { new { start = 0, end = 2, text = "so so and so" } } }));

        var heard = await HearAsync(server, Spoken.At(100, (0, 10), (20, 44), (60, 70)), new("en", IsKnown: false));

        heard.Language.ShouldBe(language);
        var asked = server.Requests.Select(request => request["language"]).ToList();
        asked[0].ShouldBe("auto");
        server.Requests.First().Audio.Duration.TotalSeconds.ShouldBe(24.4, 0.2);
        asked.Skip(1).ShouldAllBe(forced => forced == language);
        asked.Count.ShouldBe(said is "russian" or "uk" or "english" ? 3 : 4);
    }

    [Fact]
    public async Task What_the_call_says_of_its_language_is_not_doubted()
    {
        await using var server = new ScriptedWhisper(_ => ScriptedWhisper.Json(new { language = "russian", segments = Array.Empty<object>() }));

        (await HearAsync(server, Spoken.At(3, (1, 2)), "uk")).Language.ShouldBe("uk");
        server.Requests.ShouldHaveSingleItem()["language"].ShouldBe("uk");
    }

    [Fact]
    public async Task Where_detection_is_off_the_assumed_language_is_forced()
    {
        await using var server = ScriptedWhisper.Saying();
        var settings = server.Settings() with { Detectable = [] };
        using var client = new WhisperClient(settings);
        await new WhisperTranscriber(settings, client).TranscribeAsync(Spoken.At(3, (1, 2)), new("pl", IsKnown: false), default);

        server.Requests.ShouldHaveSingleItem()["language"].ShouldBe("pl");
    }

    [Theory]
    [InlineData("ggml-base.en", "en", true)]
    [InlineData("ggml-base.en", "pl", false)]
    [InlineData("ggml-base", "pl", true)]
    [InlineData("ggml-base", "xx", false)]
    [InlineData(null, "uk", true)]
    public async Task It_hears_what_its_model_was_made_for(string? model, string language, bool hears)
    {
        var settings = new WhisperSettings(new("http://127.0.0.1:9/")) { Model = model };
        using var client = new WhisperClient(settings);
        var engine = new WhisperTranscriber(settings, client);

        engine.Hears(language).ShouldBe(hears);
        if (!hears)
            (await Should.ThrowAsync<SpeechEngineException>(engine.TranscribeAsync(Spoken.At(3, (1, 2)), language, default))).Message.ShouldContain(language);
    }

    [Fact]
    public async Task As_many_requests_as_the_server_is_meant_to_take_are_under_way_at_once()
    {
        var (now, most) = (0, 0);
        await using var server = new ScriptedWhisper(async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Decrement(ref now);
            return ScriptedWhisper.Json(new { segments = Array.Empty<object>() });
        });
        var settings = server.Settings();
        using var client = new WhisperClient(settings);
        var engine = new WhisperTranscriber(settings, client);
        var call = Spoken.At(100, (0, 20), (30, 50), (60, 80));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => engine.TranscribeAsync(call, "en", default)));

        (server.Requests.Count, most).ShouldBe((12, 1));
    }

    private static async Task<Transcript> HearAsync(ScriptedWhisper server, Audio audio, ExpectedLanguage? language = null)
    {
        using var client = new WhisperClient(server.Settings());
        return await new WhisperTranscriber(server.Settings(), client).TranscribeAsync(audio, language ?? "en", default);
    }
}
