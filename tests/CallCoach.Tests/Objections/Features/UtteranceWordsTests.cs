using CallCoach.Objections.Features;

namespace CallCoach.Tests.Objections.Features;

public sealed class UtteranceWordsTests
{
    [Theory]
    [InlineData("It's TOO dear, 1 500€!", "its too dear 0 0 €")]
    [InlineData("słono PŁACĘ", "słono płacę")]
    [InlineData("Ещё  раз—нет", "еще раз нет")]
    [InlineData("5km 20%off a1b", "0 km 0 % off a 0 b")]
    [InlineData("  ", "")]
    public void Words_are_letters_in_lower_case_and_any_digits_are_one_word(string text, string words) =>
        Spelled(text).ShouldBe(words);

    [Fact]
    public void A_character_that_Unicode_writes_otherwise_changes_nothing_before_it() =>
        Spelled("plain words ﬁrst ｆｕｌｌ ½").ShouldBe("plain words first full 0 0");

    [Fact]
    public void Half_a_character_is_a_blank() =>
        Spelled("so\ud800what").ShouldBe("so what");

    [Fact]
    public void Every_beginning_of_a_word_has_the_hash_of_its_folded_letters()
    {
        var words = Read("Zażółć gęślą it's");

        for (var word = 0; word < words.Count; word++)
            for (var length = 1; length <= words.Folded(word).Length; length++)
                words.Hashes(word)[length - 1].ShouldBe(FeatureHash.Word.Then(words.Folded(word)[..length]));
    }

    [Fact]
    public void A_word_is_folded_where_its_letters_are_not_as_spelled()
    {
        var words = Read("żeby zeby");

        words.IsFolded(0).ShouldBeTrue();
        words.IsFolded(1).ShouldBeFalse();
        words.Folded(0).ToString().ShouldBe("zeby");
    }

    [Fact]
    public void A_text_longer_than_any_before_is_read_whole() =>
        Spelled(string.Join(' ', Enumerable.Repeat("aż", 500))).ShouldBe(string.Join(' ', Enumerable.Repeat("aż", 500)));

    private static string Spelled(string text)
    {
        var words = Read(text);
        return string.Join(' ', Enumerable.Range(0, words.Count).Select(word => words.Spelled(word).ToString()));
    }

    private static UtteranceWords Read(string text)
    {
        var words = new UtteranceWords();
        words.Read(text);
        return words;
    }
}
