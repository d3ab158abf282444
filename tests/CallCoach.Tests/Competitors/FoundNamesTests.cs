using System.Globalization;
using CallCoach.Competitors;
using CallCoach.Tests.House;

namespace CallCoach.Tests.Competitors;

public sealed class FoundNamesTests(ITestOutputHelper output)
{
    private const double LeastRecall = 0.9;
    private const double MostFalse = 1 / 2000d;

    public static TheoryData<string> Sets => ["known", "unseen"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Names_are_found_inflected_transliterated_and_misheard(string set)
    {
        var finder = FinderOf(set);
        var mentions = SpokenNames.Mentions(Names(set));

        var missed = mentions.Where(mention => Find(finder, mention.Text).All(found => found.CompetitorId != mention.Id)).ToList();

        var recall = 1 - ((double)missed.Count / mentions.Count);
        Write($"{mentions.Count} mentions of {Names(set).Count} {set} names, recall {recall:0.000}");
        foreach (var (id, text) in missed)
            Write($"missed {id}: {text}");
        recall.ShouldBeGreaterThanOrEqualTo(LeastRecall);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void No_mention_is_taken_for_another_competitor(string set)
    {
        var finder = FinderOf(set);

        SpokenNames.Mentions(Names(set)).Where(mention => Find(finder, mention.Text).Any(found => found.CompetitorId != mention.Id)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("known", "none")]
    [InlineData("known", "every label")]
    [InlineData("unseen", "every label")]
    public void Texts_without_competitors_have_none(string set, string labels)
    {
        var finder = FinderOf(set);
        var texts = TrainingTexts(label => labels != "none" || label == "none");

        var wrong = texts.SelectMany(text => Find(finder, text).Select(found => $"{found.CompetitorId}: {text.AsSpan(found.Start, found.Length)} in: {text}")).ToList();

        Write($"{texts.Count} texts with {labels}, {wrong.Count} false hits of {set} names");
        foreach (var hit in wrong)
            Write($"{hit}");
        texts.Count.ShouldBeGreaterThan(labels == "none" ? 2_000 : 9_000);
        ((double)wrong.Count / texts.Count).ShouldBeLessThanOrEqualTo(MostFalse);
    }

    [Fact]
    public void The_measure_is_as_large_as_it_says()
    {
        SpokenNames.Competitors.Count.ShouldBeGreaterThanOrEqualTo(12);
        SpokenNames.Mentions(SpokenNames.Competitors).Count.ShouldBeGreaterThanOrEqualTo(60);
    }

    private static IReadOnlyList<NamedOf> Names(string set) => set == "known" ? SpokenNames.Competitors : SpokenNames.Unseen;

    private static MentionFinder FinderOf(string set) => new(SpokenNames.Listed(Names(set)));

    /// <summary>None of them names an invented competitor.</summary>
    private static IReadOnlyList<string> TrainingTexts(Func<string, bool> labels) =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("models/objections"), "*.tsv").Where(file => !file.EndsWith("concepts.tsv", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Skip(1)).Select(line => line.Split('\t')).Where(columns => columns.Length == 4 && labels(columns[0]))
            .Select(columns => columns[3]),
    ];

    private static List<FoundMention> Find(MentionFinder finder, string text)
    {
        var found = new List<FoundMention>();
        finder.Find(text, ofManager: false, isComparison: false, found);
        return found;
    }

    private void Write(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
