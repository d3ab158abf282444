using CallCoach.Adapters.Speech;
using CallCoach.Adapters.Speech.Whisper;

namespace CallCoach.Adapters.Tests.Speech.Whisper;

/// <summary>What Whisper writes though nobody said it.</summary>
public sealed class PhantomTextTests
{
    public static TheoryData<string> Phrases =>
    [
        "Thanks for watching!", " Thank you.", "Thank you for watching.", "Please subscribe to my channel.", "Bye-bye.", "you", "Subtitles by the Amara.org community",
        "Субтитры сделал DimaTorzok", "Субтитры создавал DimaTorzok", "Редактор субтитров А.Семкин Корректор А.Егорова", "Продолжение следует...", "Спасибо за просмотр!",
        "Подписывайтесь на канал!", "ПОЗИТИВНАЯ МУЗЫКА", "Dziękuję za uwagę.", "Napisy stworzone przez społeczność Amara.org", "Dzięki za oglądanie!",
        "Zdjęcia i napisy: Jan Kowalski", "Дякую за перегляд!", "Субтитри від спільноти Amara.org", "Дякую за увагу.", "Далі буде...",
        "Спасибо за внимание. Продолжение следует...", "Thank you. Thank you. Bye.", "[Music]", "(dramatic music)", "*звонок*", "♪♪", "[BLANK_AUDIO] Thank you.",
    ];

    public static TheoryData<string> RealTexts =>
    [
        "Thank you for the offer, it is too expensive.", "We already work with another supplier.", "Спасибо, нам это не интересно.", "Продолжение разговора в понедельник?",
        "Dziękuję, ale za drogo.", "Дякую, але в нас уже є постачальник.", "You said twelve percent.", "Bye, call me on Monday.", "[laughs] it is too expensive",
    ];

    [Theory]
    [MemberData(nameof(Phrases))]
    public void A_known_phrase_over_a_click_is_nobodys(string text)
    {
        PhantomPhrases.Has(text).ShouldBeTrue();
        PhantomPhrases.IsPhantom(new(0, 0.5, text), speech: 0.05).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(RealTexts))]
    public void What_people_say_in_calls_is_no_known_phrase_however_little_speech_there_seems_to_be(string text) =>
        PhantomPhrases.IsPhantom(new(0, 0.5, text) { NoSpeechProbability = 0.9 }, speech: 0).ShouldBeFalse();

    [Theory]
    [InlineData("Dziękuję za uwagę.", 1.4, false)]
    [InlineData("Dziękuję za uwagę.", 0.3, true)]
    [InlineData("Dziękuję za uwagę.", 15, true)] // music, or a machine
    [InlineData("Thank you.", 0.5, false)]
    [InlineData("Thank you.", 0.1, true)]
    [InlineData("Спасибо за просмотр!", 1.2, false)]
    [InlineData("Спасибо за просмотр!", 0, true)]
    public void Said_in_the_time_it_takes_a_known_phrase_is_somebodys(string text, double speech, bool phantom) =>
        PhantomPhrases.IsPhantom(new(0, speech, text), speech).ShouldBe(phantom);

    [Fact]
    public void A_known_phrase_that_the_model_itself_doubts_is_nobodys()
    {
        PhantomPhrases.IsPhantom(new(0, 1.4, "Thank you very much.") { NoSpeechProbability = 0.61 }, 1.2).ShouldBeTrue();
        PhantomPhrases.IsPhantom(new(0, 1.4, "Thank you very much.") { NoSpeechProbability = 0.6 }, 1.2).ShouldBeFalse();
    }

    [Theory]
    [InlineData("we are happy we are happy we are happy we are happy", "we are happy")]
    [InlineData("Well, the price is fine. The price is fine, the price is fine! but later", "Well, the price is fine. but later")]
    [InlineData("и так далее и так далее и так далее и так", "и так далее")]
    [InlineData("no no no no no no no", "no")]
    [InlineData("да, да, да, да", "да, да, да, да")]
    [InlineData("bardzo drogo bardzo drogo", "bardzo drogo bardzo drogo")]
    [InlineData("дуже дорого дуже дорого дуже дорого дуже дорого", "дуже дорого")]
    [InlineData("it is too expensive for us", "it is too expensive for us")]
    [InlineData("", "")]
    public void A_loop_is_cut_to_its_first_turn(string text, string cut) => RepetitionLoop.Cut(text).ShouldBe(cut);

    [Fact]
    public void Segments_alike_right_after_each_other_are_a_loop_and_with_pauses_between_are_not()
    {
        HeardSegment[] loop = [new(0, 2, "We see."), new(2, 4, "we see"), new(4, 6, "We see!"), new(6, 7, "Too dear.")];
        RepetitionLoop.Cut(loop).Select(segment => segment.Text).ShouldBe(["We see.", "Too dear."]);

        HeardSegment[] listening = [new(0, 0.5, "ага"), new(3, 3.5, "ага"), new(9, 9.5, "ага"), new(9.5, 10, "ага")];
        RepetitionLoop.Cut(listening).ShouldBe(listening);
        RepetitionLoop.Cut([loop[0], loop[1]]).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(0.61, -1.01, true)]
    [InlineData(0.6, -1.01, false)]
    [InlineData(0.61, -1.0, false)]
    [InlineData(0.99, null, false)]
    [InlineData(null, -5.0, false)]
    public void No_speech_is_where_the_model_says_so_and_is_unsure_of_the_words(double? noSpeech, double? logProbability, bool dropped) =>
        Doubt.IsNoSpeech(new(0, 1, "too dear") { NoSpeechProbability = noSpeech, AverageLogProbability = logProbability }).ShouldBe(dropped);

    [Theory]
    [InlineData(2.41, false, true)]
    [InlineData(2.4, false, false)]
    [InlineData(9.0, true, false)] // it was the loop's, which is cut
    [InlineData(null, false, false)]
    public void A_text_that_shrinks_too_far_is_not_speech(double? said, bool loopsCut, bool dropped) =>
        Doubt.IsTooRegular(new(0, 1, "it is too expensive for us") { CompressionRatio = said }, loopsCut).ShouldBe(dropped);

    [Fact]
    public void A_server_that_tells_no_compression_is_not_needed_for_it()
    {
        Doubt.IsTooRegular(new(0, 9, new string('а', 200)), loopsCut: false).ShouldBeTrue();
        Doubt.CompressionRatio("our price includes delivery and installation, and you pay when it stands").ShouldBeLessThan(1.2);
    }

    [Fact]
    public void Of_a_whole_answer_what_was_said_is_left_in_the_channels_time()
    {
        var window = new SpeechWindow(0, [new(80_000, 96_000), new(400_000, 401_600), new(800_000, 824_000)]);
        var answer = new WhisperAnswer("en",
        [
            new(0.2, 1.8, "it is too expensive for us") { AverageLogProbability = -0.2, CompressionRatio = 3.1 },
            new(2.3, 2.5, "Thanks for watching!") { AverageLogProbability = -0.2 },
            new(2.8, 4.0, "we see and we see and we see and we see and") { AverageLogProbability = -0.3, CompressionRatio = 3.1 },
            new(4.0, 4.5, "murmur") { AverageLogProbability = -1.5, NoSpeechProbability = 0.9 },
            new(4.5, 5.5, new string('м', 100)) { AverageLogProbability = -0.3 },
        ]);

        var left = PhantomText.Without(answer, window, sampleRate: 8000, TimeSpan.FromSeconds(0.05));

        left.Select(segment => segment.Text).ShouldBe(["it is too expensive for us", "we see and"]);
        left[0].Start.ShouldBe(10.2, 0.001);
        left[1].Start.ShouldBe(100, 0.001);
    }
}
