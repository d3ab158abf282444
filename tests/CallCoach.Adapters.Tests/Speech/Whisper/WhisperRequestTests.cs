using CallCoach.Adapters.Speech.Whisper;
using CallCoach.Recordings;
using CallCoach.Transcription;

namespace CallCoach.Adapters.Tests.Speech.Whisper;

/// <summary>What a server is sent, in both dialects.</summary>
public sealed class WhisperRequestTests
{
    private const string Names = "Regał-Pol, Mebloteka; стеллажи «Титан»";

    private static readonly Audio Speech = Spoken.At(3, (1, 2));

    [Fact]
    public async Task Whisper_cpp_is_asked_for_one_channel_without_fallback_or_memory_of_other_calls()
    {
        var sent = (await SentAsync(WhisperDialect.WhisperCpp, "pl")).ShouldHaveSingleItem();

        sent.Path.ShouldBe("/inference");
        sent["response_format"].ShouldBe("verbose_json");
        sent["language"].ShouldBe("pl");
        sent["prompt"].ShouldBe(Names);
        (sent["temperature"], sent["temperature_inc"]).ShouldBe(("0.0", "0.0"));
        sent["no_context"].ShouldBe("true");
        sent["split_on_word"].ShouldBe("true");
        int.Parse(sent["max_len"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public async Task A_server_of_OpenAIs_kind_is_asked_for_segments_and_words()
    {
        var sent = (await SentAsync(WhisperDialect.OpenAi, "ru")).ShouldHaveSingleItem();

        sent.Path.ShouldBe("/v1/audio/transcriptions");
        sent["model"].ShouldBe("small");
        sent["response_format"].ShouldBe("verbose_json");
        sent.Fields["timestamp_granularities[]"].ShouldBe(["segment", "word"]);
        sent["language"].ShouldBe("ru");
        sent["prompt"].ShouldBe(Names);
        sent["temperature"].ShouldBe("0");
    }

    [Theory]
    [InlineData(WhisperDialect.WhisperCpp)]
    [InlineData(WhisperDialect.OpenAi)]
    public async Task The_sound_is_speech_of_one_channel_at_16_kHz(WhisperDialect dialect)
    {
        var sent = (await SentAsync(dialect, "en")).ShouldHaveSingleItem().Audio;

        (sent.SampleRate, sent.Channels.Count).ShouldBe((16_000, 1));
        sent.Duration.TotalSeconds.ShouldBe(1.4, 0.1);
        Sound.Power(sent.Channels[0].Skip(8000).Take(6400)).ShouldBeGreaterThan(Sound.Power(Sound.Tone(440, 1, 16_000)) * 0.7);
    }

    [Theory]
    [InlineData(WhisperDialect.WhisperCpp, "auto")]
    [InlineData(WhisperDialect.OpenAi, null)]
    public async Task A_language_that_is_only_assumed_is_left_to_the_server(WhisperDialect dialect, string? sent) =>
        (await SentAsync(dialect, new("en", IsKnown: false))).ShouldHaveSingleItem().Fields["language"].SingleOrDefault().ShouldBe(sent);

    [Fact]
    public async Task The_version_in_OpenAIs_base_address_is_not_doubled()
    {
        await using var server = ScriptedWhisper.Saying();
        var settings = server.Settings(WhisperDialect.OpenAi) with { Server = new(server.Address, "v1/") };
        using var client = new WhisperClient(settings);
        await client.AskAsync(new short[16_000], "en", default);

        server.Requests.ShouldHaveSingleItem().Path.ShouldBe("/v1/audio/transcriptions");
    }

    [Fact]
    public async Task Without_a_prompt_whisper_cpp_is_told_that_there_is_none_and_OpenAIs_kind_nothing()
    {
        (await SentAsync(WhisperDialect.WhisperCpp, "en", prompt: null)).ShouldHaveSingleItem()["prompt"].ShouldBeEmpty();
        (await SentAsync(WhisperDialect.OpenAi, "en", prompt: null)).ShouldHaveSingleItem().Fields["prompt"].ShouldBeEmpty();
    }

    private static async Task<IReadOnlyCollection<WhisperRequest>> SentAsync(WhisperDialect dialect, ExpectedLanguage language, string? prompt = Names)
    {
        await using var server = ScriptedWhisper.Saying(new { start = 0, end = 1, text = "good morning" });
        var settings = server.Settings(dialect) with { Prompt = prompt };
        using var client = new WhisperClient(settings);
        await new WhisperTranscriber(settings, client).TranscribeAsync(Speech, language, default);
        return server.Requests;
    }
}
