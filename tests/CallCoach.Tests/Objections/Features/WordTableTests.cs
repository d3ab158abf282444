using CallCoach.Objections.Features;

namespace CallCoach.Tests.Objections.Features;

public sealed class WordTableTests
{
    [Fact]
    public void It_finds_every_word_that_is_in_it_and_no_other()
    {
        var random = new Random(3);
        string[] words = [.. Enumerable.Range(0, 2_000).Select(_ => Letters(random)).Distinct()];
        var table = new WordTable(words.Index().ToDictionary(word => word.Item, word => new WordEntry(word.Index, WordEntry.NoPart), StringComparer.Ordinal));

        foreach (var word in words.Concat(Enumerable.Range(0, 20_000).Select(_ => Letters(random))))
            table.Find(FeatureHash.Word.Then(word)).ShouldBe(
                Array.IndexOf(words, word) is >= 0 and var number ? new WordEntry(number, WordEntry.NoPart) : WordEntry.None);
    }

    [Fact]
    public void Without_words_nothing_is_found() =>
        new WordTable(new Dictionary<string, WordEntry>(StringComparer.Ordinal)).Find(FeatureHash.Word.Then("anything")).ShouldBe(WordEntry.None);

    private static string Letters(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => "abcя"[random.Next(4)]));
}
