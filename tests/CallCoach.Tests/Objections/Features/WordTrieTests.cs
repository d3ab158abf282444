using CallCoach.Objections.Features;

namespace CallCoach.Tests.Objections.Features;

public sealed class WordTrieTests
{
    [Fact]
    public void It_finds_what_looking_at_every_entry_finds()
    {
        var random = new Random(3);
        string[] wholes = [.. Enumerable.Range(0, 300).Select(_ => Letters(random)).Distinct()];
        string[] beginnings = [.. Enumerable.Range(0, 300).Select(_ => Letters(random)).Distinct()];
        var trie = new WordTrie(Numbered(wholes), Numbered(beginnings));
        var found = new int[trie.Depth + 1];

        foreach (var word in Enumerable.Range(0, 2_000).Select(_ => Letters(random) + Letters(random)))
        {
            var count = trie.Find(word, found);

            found[..count].ShouldBe(
            [
                .. beginnings.Where(start => word.StartsWith(start, StringComparison.Ordinal)).OrderBy(start => start.Length).Select(start => Array.IndexOf(beginnings, start)),
                .. wholes.Where(whole => whole == word).Select(whole => Array.IndexOf(wholes, whole)),
            ]);
        }
    }

    [Fact]
    public void Without_entries_nothing_is_found() =>
        new WordTrie(Numbered([]), Numbered([])).Find("anything", new int[1]).ShouldBe(0);

    private static string Letters(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => "abя"[random.Next(3)]));

    private static Dictionary<string, int> Numbered(string[] words) =>
        words.Select((word, number) => (word, number)).ToDictionary(pair => pair.word, pair => pair.number, StringComparer.Ordinal);
}
