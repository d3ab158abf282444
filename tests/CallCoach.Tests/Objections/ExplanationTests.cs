using CallCoach.Objections;

namespace CallCoach.Tests.Objections;

public sealed class ExplanationTests : IDisposable
{
    private readonly LinearObjectionClassifier _classifier = new(Shipped.Model);

    public void Dispose() => _classifier.Dispose();

    [Theory]
    [InlineData("en", "well Your competitor offers the same racks CHEAPER.", ObjectionLabel.PriceComparison, "CHEAPER")]
    [InlineData("en", "we don't have any budget left this year", ObjectionLabel.NoBudget, "budget")]
    [InlineData("pl", "no wie pan, konkurencja daje mi to samo taniej", ObjectionLabel.PriceComparison, "taniej")]
    [InlineData("ru", "спасибо, но нам это слишком дорого", ObjectionLabel.TooExpensive, "дорого")]
    [InlineData("uk", "у ваших конкурентів те саме дешевше на п'ятнадцять відсотків", ObjectionLabel.PriceComparison, "дешевше")]
    public void The_word_that_says_it_is_among_those_that_weighed_most(string language, string text, ObjectionLabel label, string word)
    {
        var why = _classifier.Explain(text, language, label);

        why.Select(weight => text.Substring(weight.Start, weight.Length)).ShouldContain(word);
        why.Count.ShouldBeInRange(1, 5);
        why.Select(weight => weight.Weight).ShouldBeInOrder(SortDirection.Descending);
        why.Sum(weight => weight.Weight).ShouldBeInRange(0.1, 1.0001);
    }

    [Fact]
    public void Each_label_of_an_utterance_has_its_own_words()
    {
        const string text = "it is too expensive for us and besides we already have a supplier";

        string[] Words(ObjectionLabel label) => [.. _classifier.Explain(text, "en", label).Select(weight => text.Substring(weight.Start, weight.Length))];

        Words(ObjectionLabel.TooExpensive).ShouldContain("expensive");
        Words(ObjectionLabel.TooExpensive).ShouldNotContain("supplier");
        Words(ObjectionLabel.ExistingSupplier).ShouldContain("supplier");
        Words(ObjectionLabel.ExistingSupplier).ShouldNotContain("expensive");
    }

    [Fact]
    public void A_short_reply_is_explained_as_the_answer_that_it_is()
    {
        const string asked = "does your director decide that";
        const string text = "yes he does";
        double Score(string? before) => _classifier.Probabilities(text, "en", before)[(int)ObjectionLabel.NotDecisionMaker];
        string[] Words(string? before) =>
            [.. _classifier.Explain(text, "en", ObjectionLabel.NotDecisionMaker, before).Select(weight => text.Substring(weight.Start, weight.Length))];

        Score(asked).ShouldBeGreaterThan(Score(before: null) + 0.2);
        Words(asked).ShouldContain("yes");
        Words(before: null).ShouldNotContain("yes");
        Words(asked).ShouldBeSubsetOf(text.Split(' '));
    }

    [Fact]
    public void An_objection_deep_in_a_monologue_is_explained_where_it_was_said()
    {
        var talk = string.Join(' ', Enumerable.Repeat("good morning yes this is the warehouse we have four rooms here and two of them are new", 500));
        var text = $"{talk} your competitor offers the same racks cheaper {talk}";

        var why = _classifier.Explain(text, "en", ObjectionLabel.PriceComparison);

        why.ShouldContain(weight => weight.Start == text.IndexOf("cheaper", StringComparison.Ordinal) && weight.Length == "cheaper".Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?! 🙂 …")]
    [InlineData("\ud83d")]
    [InlineData("cheaper\ud83d\u0301")]
    [InlineData("שלום אנחנו לא מעוניינים")]
    public void Text_that_is_hardly_text_breaks_nothing(string text) =>
        _classifier.Explain(text, language: null, ObjectionLabel.PriceComparison)
            .ShouldAllBe(weight => weight.Start >= 0 && weight.Length > 0 && weight.Start + weight.Length <= text.Length);
}
