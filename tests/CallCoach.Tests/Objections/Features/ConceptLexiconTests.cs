using CallCoach.Objections.Features;

namespace CallCoach.Tests.Objections.Features;

public sealed class ConceptLexiconTests
{
    private const string Table = """
        concept	en	pl	ru	uk
        costly	arm_and_a_leg dear* price*_through_the_roof	słono_płac* drog*	влет*_в_копе*	дорог*
        refusal	no no_way	nie_ma_mowy	ни_за_что	ні_за_що
        exit	no_way_out			
        limb	arm		рук*	
        wait	put_on_ice put_on_hold			
        """;

    private static readonly string[] Names = [.. Table.Split('\n').Select(line => line.Split('\t')[0])];

    [Fact]
    public void An_expression_gives_its_concept_at_its_first_word_and_at_no_other() =>
        Find("en", "they put on hold everything").ShouldBe(["", "wait", "", "", ""]);

    [Fact]
    public void A_words_own_concepts_come_before_those_of_the_expressions_it_begins() =>
        Find("en", "an arm and a leg").ShouldBe(["", "limb costly", "", "", ""]);

    [Theory]
    [InlineData("prices through the roof")]
    [InlineData("pricey through the roof")]
    [InlineData("price through the roof")]
    public void A_word_inside_an_expression_may_stand_for_all_that_begin_so(string text) =>
        Find("en", text).ShouldBe(["costly", "", "", ""]);

    [Fact]
    public void Every_word_of_an_expression_may_be_a_beginning() =>
        Find("ru", "это влетело в копеечку").ShouldBe(["", "costly", "", ""]);

    [Theory]
    [InlineData("put on")]
    [InlineData("put on the ice")]
    [InlineData("put it on ice")]
    [InlineData("on ice")]
    [InlineData("put on icecream")]
    public void An_expression_that_is_not_complete_gives_nothing(string text) =>
        Find("en", text).ShouldAllBe(concepts => concepts == "");

    [Fact]
    public void An_expression_that_the_piece_read_cuts_off_gives_nothing()
    {
        Find("en", "please put on hold this", 1..4).ShouldBe(["wait", "", ""]);
        Find("en", "please put on hold this", 1..3).ShouldBe(["", ""]);
    }

    [Fact]
    public void Of_two_expressions_that_begin_alike_each_is_found()
    {
        Find("en", "put on ice").ShouldBe(["wait", "", ""]);
        Find("en", "put on hold").ShouldBe(["wait", "", ""]);
    }

    [Fact]
    public void An_expression_that_another_begins_with_is_found_with_it_and_without_it()
    {
        Find("en", "no way").ShouldBe(["refusal", ""]);
        Find("en", "no way out").ShouldBe(["refusal exit", "", ""]);
    }

    [Theory]
    [InlineData("słono płacimy")]
    [InlineData("slono placimy")]
    [InlineData("Słono, PŁACIŁEM")]
    public void Polish_expressions_are_found_with_diacritics_and_without(string text) =>
        Find("pl", text).ShouldBe(["costly", ""]);

    [Fact]
    public void Russian_and_Ukrainian_expressions_are_found_in_both()
    {
        Find("uk", "ни за что").ShouldBe(["refusal", "", ""]);
        Find("ru", "ні за що").ShouldBe(["refusal", "", ""]);
        Find("pl", "ни за что").ShouldBe(["", "", ""]);
    }

    [Fact]
    public void Of_many_entries_it_finds_what_looking_at_each_finds()
    {
        var random = new Random(5);
        string[] entries = [.. Enumerable.Range(0, 800).Select(_ => Letters(random, 4) + (random.Next(2) == 0 ? "*" : "")).Distinct()];
        var lexicon = ConceptLexicon.Parse("concept\ten\tpl\tru\tuk\n" + string.Concat(entries.Select((entry, index) => $"c{index}\t{entry}\t\t\t\n")));
        var matches = new ConceptMatches();
        var words = new UtteranceWords();
        foreach (var word in Enumerable.Range(0, 2_000).Select(_ => Letters(random, 6)))
        {
            words.Read(word);

            lexicon.Find(words, 0, 1, "en", matches);

            matches.Concepts[0].ToArray().ShouldBe(
            [
                .. entries.Index().Where(entry => entry.Item == word).Select(entry => entry.Index + 1),
                .. entries.Index().Where(entry => entry.Item.EndsWith('*') && word.StartsWith(entry.Item[..^1], StringComparison.Ordinal))
                    .OrderByDescending(entry => entry.Item.Length).Select(entry => entry.Index + 1),
            ]);
        }
    }

    private static string Letters(Random random, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => "abcd"[random.Next(4)]));

    private static IReadOnlyList<string> Find(string language, string text) => Find(language, text, ..);

    /// <summary>For each word its concepts in their order.</summary>
    private static IReadOnlyList<string> Find(string language, string text, Range range)
    {
        var words = new UtteranceWords();
        words.Read(text);
        var (first, count) = range.GetOffsetAndLength(words.Count);
        var matches = new ConceptMatches();
        ConceptLexicon.Parse(Table).Find(words, first, count, language, matches);
        return [.. Enumerable.Range(0, count).Select(word => string.Join(' ', matches.Concepts[word].ToArray().Select(concept => Names[concept])))];
    }
}
