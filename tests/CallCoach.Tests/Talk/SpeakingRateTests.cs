using CallCoach.Talk;

namespace CallCoach.Tests.Talk;

public sealed class SpeakingRateTests
{
    [Fact]
    public void Words_are_counted_to_the_minute_of_speech() =>
        SpeakingRate.Of(["good morning", "that's too dear - 20 percent, I mean"], 10).ShouldBe(60 * 9 / 10.0);

    [Fact]
    public void Words_of_any_script_count() => SpeakingRate.Of(["дуже дорого, їдьмо"], 6).ShouldBe(30);

    [Fact]
    public void Without_words_or_with_hardly_any_speech_there_is_no_rate()
    {
        SpeakingRate.Of([], 60).ShouldBeNull();
        SpeakingRate.Of(["- …"], 60).ShouldBeNull();
        SpeakingRate.Of(["yes"], 0.4).ShouldBeNull();
    }
}
