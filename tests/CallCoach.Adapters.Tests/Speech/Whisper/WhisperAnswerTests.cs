using System.Text;
using CallCoach.Adapters.Speech.Whisper;

namespace CallCoach.Adapters.Tests.Speech.Whisper;

/// <summary>Reading what servers answer; that which is no answer is in <see cref="WhisperFaultTests"/>.</summary>
public sealed class WhisperAnswerTests
{
    [Fact]
    public void Whisper_cpps_pieces_of_words_give_each_words_time_though_letters_are_torn_apart()
    {
        var answer = Read("""
            { "task": "transcribe", "language": "polish", "duration": 4, "text": " Za drogo dla nas.\n",
              "segments": [ { "id": 0, "text": " Za drogo dla nas.", "start": 0.0, "end": 3.0, "tokens": [1, 2], "temperature": 0.0, "avg_logprob": -0.5,
                "no_speech_prob": 0.02, "words": [
                  { "word": " Za", "start": 0.0, "end": 0.4, "t_dtw": -1, "probability": 0.9 },
                  { "word": " dr\ufffd", "start": 0.4, "end": 0.8, "t_dtw": -1, "probability": 0.8 },
                  { "word": "ogo", "start": 0.8, "end": 1.2, "t_dtw": -1, "probability": 0.7 },
                  { "word": " dla", "start": 2.0, "end": 2.4, "t_dtw": -1, "probability": 0.9 },
                  { "word": " nas", "start": 2.4, "end": 2.8, "t_dtw": -1, "probability": 0.9 },
                  { "word": ".", "start": 2.8, "end": 3.0, "t_dtw": -1, "probability": 0.9 } ] } ] }
            """);

        answer.Language.ShouldBe("pl");
        var segment = answer.Segments.ShouldHaveSingleItem();
        (segment.Start, segment.End, segment.Text).ShouldBe((0, 3, "Za drogo dla nas."));
        segment.WordTimes.ShouldBe([0.2, 0.6, 2.2, 2.6], 0.001);
        (segment.AverageLogProbability, segment.NoSpeechProbability, segment.CompressionRatio).ShouldBe((-0.5, 0.02, null));
        segment.Confidence.ShouldBe(Math.Exp(-0.5), 0.001);
    }

    [Fact]
    public void OpenAIs_words_beside_the_segments_are_dealt_out_to_them()
    {
        var answer = Read("""
            { "task": "transcribe", "language": "english", "duration": 4.0, "text": "Too expensive. We have one.",
              "words": [ { "word": "Too", "start": 0.0, "end": 0.4 }, { "word": "expensive", "start": 0.4, "end": 1.0 }, { "word": "We", "start": 2.0, "end": 2.2 },
                { "word": "have", "start": 2.2, "end": 2.6 }, { "word": "one", "start": 2.6, "end": 3.0 } ],
              "segments": [ { "id": 0, "seek": 0, "start": 0.0, "end": 1.0, "text": " Too expensive.", "avg_logprob": -0.2, "compression_ratio": 1.1, "no_speech_prob": 0.01 },
                { "id": 1, "seek": 0, "start": 2.0, "end": 3.0, "text": " We have one.", "avg_logprob": -0.3, "compression_ratio": 1.2, "no_speech_prob": 0.01 } ] }
            """);

        answer.Segments.Select(segment => segment.WordTimes.Count).ShouldBe([2, 3]);
        answer.Segments[1].WordTimes.ShouldBe([2.1, 2.4, 2.8], 0.001);
        answer.Segments[1].CompressionRatio.ShouldBe(1.2);
    }

    [Fact]
    public void Words_that_are_not_those_of_the_text_are_left_aside()
    {
        var answer = Read("""{ "words": [ { "word": "Too", "start": 0, "end": 1 } ], "segments": [ { "start": 0, "end": 1, "text": "Too expensive" } ] }""");
        answer.Segments.ShouldHaveSingleItem().WordTimes.ShouldBeEmpty();
    }

    [Fact]
    public void Without_probabilities_of_the_segment_the_words_tell_how_sure_it_is_and_without_those_nobody()
    {
        Read("""{ "segments": [ { "start": 0, "end": 1, "text": "yes", "words": [ { "word": "yes", "start": 0, "end": 1, "probability": 0.7 } ] } ] }""")
            .Segments[0].Confidence.ShouldBe(0.7, 0.001);
        Read("""{ "segments": [ { "start": 0, "end": 1, "text": "yes", "avg_logprob": null } ] }""").Segments[0].Confidence.ShouldBe(0);
    }

    [Fact]
    public void What_ends_after_the_audio_is_cut_and_what_starts_after_it_is_not_taken() =>
        Read("""{ "segments": [ { "start": 1, "end": 30, "text": "too dear" }, { "start": 4, "end": 6, "text": "thank you" }, { "start": 28, "end": 30, "text": "bye" } ] }""", seconds: 4)
            .Segments.Select(segment => (segment.Start, segment.End, segment.Text)).ShouldBe([(1, 4, "too dear")]);

    [Theory]
    [InlineData("""{ "text": "", "language": "ru" }""")]
    [InlineData("""{ "text": " \n", "segments": [] }""")]
    [InlineData("""{ "segments": [ { "start": 0, "end": 1, "text": "  " } ] }""")]
    public void Nothing_understood_is_an_answer(string body) => Read(body).Segments.ShouldBeEmpty();

    [Theory]
    [InlineData("Ukrainian", "uk")]
    [InlineData("uk", "uk")]
    [InlineData("english", "en")]
    [InlineData("klingon", null)]
    [InlineData("", null)]
    public void A_language_is_told_by_name_or_by_code(string said, string? code) =>
        Read($$"""{ "language": "{{said}}", "segments": [] }""").Language.ShouldBe(code);

    private static WhisperAnswer Read(string body, double seconds = 10) => WhisperAnswer.Read(Encoding.UTF8.GetBytes(body), seconds);
}
