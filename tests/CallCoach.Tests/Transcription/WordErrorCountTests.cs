using CallCoach.Transcription;

namespace CallCoach.Tests.Transcription;

public sealed class WordErrorCountTests
{
    [Theory]
    [InlineData("send me the price", "send me the price", 4, 0, 0, 0)]
    [InlineData("send me the price", "send me a price", 4, 1, 0, 0)]
    [InlineData("send me the price", "send the price", 4, 0, 1, 0)]
    [InlineData("send me the price", "send me the the price", 4, 0, 0, 1)]
    [InlineData("send me the price", "", 4, 0, 4, 0)]
    [InlineData("", "well then", 0, 0, 0, 2)]
    [InlineData("call me on monday about it", "tell me monday about it then", 6, 1, 1, 1)]
    [InlineData("we pay twelve now", "pay twelve now please", 4, 0, 1, 1)]
    public void Errors_are_counted_by_kind(string said, string heard, int words, int substituted, int deleted, int inserted) =>
        WordErrorCount.Between(said, heard).ShouldBe(new(words, substituted, deleted, inserted));

    [Fact]
    public void Of_equally_many_errors_a_substitution_goes_before_a_word_lost_and_another_made_up() =>
        WordErrorCount.Between("one two", "two three").ShouldBe(new(2, 2, 0, 0));

    [Theory]
    [InlineData("Well, I DON'T know.", "well i don't know")]
    [InlineData("don\u2019t", "don't")]
    [InlineData("a so-called top-up", "a so called top up")]
    [InlineData("\u00ABЗАЙНЯТО, м\u02BCяч\u00BB", "зайнято м'яч")]
    [InlineData("cafe\u0301", "caf\u00E9")]
    [InlineData("'quoted'", "quoted")]
    public void Case_punctuation_and_the_spelling_of_characters_are_no_errors(string said, string heard) =>
        WordErrorCount.Between(said, heard).Errors.ShouldBe(0);

    [Fact]
    public void Numbers_stay_as_they_are_written() =>
        WordErrorCount.Between("24 days", "twenty-four days").ShouldBe(new(2, 1, 0, 1));

    [Fact]
    public void Counts_add_up_and_the_rate_is_errors_by_words_said()
    {
        var all = new WordErrorCount(6, 1, 1, 0) + new WordErrorCount(2, 0, 0, 2);

        all.ShouldBe(new(8, 1, 1, 2));
        all.Rate.ShouldBe(0.5);
    }

    [Fact]
    public void Where_nothing_was_said_there_is_no_rate() => new WordErrorCount(0, 0, 0, 3).Rate.ShouldBe(double.NaN);
}
