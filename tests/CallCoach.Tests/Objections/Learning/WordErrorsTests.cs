using CallCoach.Objections;
using CallCoach.Objections.Learning;

namespace CallCoach.Tests.Objections.Learning;

public sealed class WordErrorsTests
{
    private const int Seed = 5;

    private static readonly IReadOnlyList<TrainingText> Texts =
        [.. ObjectionModel.Languages.SelectMany(language => Shipped.Texts.Texts.Where(text => text.Language == language && !text.IsHeard).Take(800))];

    private static readonly WordErrors Errors = new(Texts, Seed);

    private static readonly Dictionary<string, string> Alphabets = new()
    {
        ["en"] = "abcdefghijklmnopqrstuvwxyz",
        ["pl"] = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
        ["ru"] = "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        ["uk"] = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    };

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.2)]
    [InlineData(0.3)]
    public void The_measured_rate_is_near_what_was_asked(double share)
    {
        foreach (var language in ObjectionModel.Languages)
            WordErrors.Rate(Texts.Where(text => text.Language == language).Select(text => (text, Errors.Mishear(text, share)))).ShouldBe(share, 0.015, language);
    }

    [Fact]
    public void Without_errors_every_word_stays()
    {
        foreach (var text in Texts)
            WordSets.Words(Errors.Mishear(text, 0).Text).ShouldBe(WordSets.Words(text.Text));
    }

    [Fact]
    public void The_same_seed_makes_the_same_errors_and_another_seed_others()
    {
        var heard = Heard(Errors, 0.3);

        Heard(new(Texts, Seed), 0.3).ShouldBe(heard);
        Heard(new(Texts, Seed + 1), 0.3).Zip(heard).Count(pair => pair.First != pair.Second).ShouldBeGreaterThan(Texts.Count / 2);
    }

    [Fact]
    public void The_errors_of_a_smaller_share_are_among_those_of_a_larger_one() =>
        WordErrors.Rate(Texts.Select(text => (Errors.Mishear(text, 0.1), Errors.Mishear(text, 0.3)))).ShouldBe(0.2, 0.02);

    [Fact]
    public void What_is_heard_wrongly_is_spelled_in_the_languages_alphabet()
    {
        foreach (var text in Texts)
            foreach (var word in WordSets.Words(Errors.Mishear(text, 0.3).Text).Except(WordSets.Words(text.Text)))
                word.ShouldAllBe(letter => Alphabets[text.Language].Contains(letter), $"{word} in '{text.Text}'");
    }

    [Fact]
    public void Half_the_errors_are_other_words_a_third_are_words_lost_and_a_sixth_words_that_nobody_said()
    {
        var said = Text(string.Join(' ', Enumerable.Repeat("lorry", 6000)));

        var heard = WordSets.Words(new WordErrors([said, Text("lorry lorrys a")], Seed).Mishear(said, 1).Text).CountBy(word => word).ToDictionary();

        heard["lorrys"].ShouldBeInRange(2850, 3150);
        heard["a"].ShouldBeInRange(900, 1100);
        heard["lorry"].ShouldBe(heard["a"]);
    }

    [Fact]
    public void The_managers_line_before_is_misheard_too()
    {
        var reply = Text("no") with { Before = "shall we say tuesday at ten then or would you rather have another day" };

        new WordErrors([.. Texts.Where(text => text.Language == "en")], Seed).Mishear(reply, 0.5).Before.ShouldNotBe(reply.Before);
    }

    [Fact]
    public void Words_inserted_deleted_and_substituted_are_counted_against_the_words_said()
    {
        (TrainingText, TrainingText)[] texts = [(Text("one two three four"), Text("one too four five")), (Text("five six"), Text("five six"))];

        WordErrors.Rate(texts).ShouldBe(3.0 / 6, 1e-9);
    }

    [Fact]
    public void A_word_is_heard_as_one_that_is_spelled_most_alike()
    {
        var vocabulary = new Vocabulary("en", ["cat cut coat boat eat wardrobe cät 42"]);

        vocabulary.Similar("cat").ShouldBe(["coat", "cut", "eat"], ignoreOrder: true);
        vocabulary.Similar("tea").ShouldBe(["eat"]);
        vocabulary.Similar("xylophone").ShouldBeEmpty();
        vocabulary.InPlaceOf("xylophone", 0.5).ShouldBeOneOf("cat", "cut", "coat", "boat", "eat", "wardrobe");
    }

    private static List<string> Heard(WordErrors errors, double share) => [.. Texts.Select(text => errors.Mishear(text, share).Text)];

    private static TrainingText Text(string text) => new("en", [], "tyres", "plain", text);
}
