using CallCoach.Objections;

namespace CallCoach.Tests.Objections;

public sealed class LinearObjectionClassifierTests : IDisposable
{
    private readonly LinearObjectionClassifier _classifier = new(Shipped.Model);

    public void Dispose() => _classifier.Dispose();

    [Theory]
    [InlineData("en", "price_comparison", "your competitor offers the same racks cheaper why should i pay more to you")]
    [InlineData("en", "price_comparison", "your competitor offered that maniac deeper why should i pay my premium")]
    [InlineData("en", "too_expensive", "that's way too expensive for us")]
    [InlineData("en", "no_budget", "we don't have any budget left this year")]
    [InlineData("en", "existing_supplier", "we already have a supplier and we're happy with them")]
    [InlineData("en", "bad_experience", "we ordered from you last year and half of it arrived damaged")]
    [InlineData("pl", "price_comparison", "konkurencja daje mi to samo o dwadzieścia procent taniej")]
    [InlineData("pl", "think_about_it", "muszę się nad tym zastanowić")]
    [InlineData("pl", "no_need", "dziękuję, nie jesteśmy zainteresowani")]
    [InlineData("pl", "distrust", "nie znam państwa firmy, skąd mam wiedzieć, że to nie oszustwo")]
    [InlineData("ru", "price_comparison", "мне тут другая компания предложила на десять процентов ниже")]
    [InlineData("ru", "no_time", "я сейчас за рулем, не могу говорить")]
    [InlineData("ru", "not_decision_maker", "это решает директор, а он в отпуске")]
    [InlineData("ru", "product_fit", "у вас нет нужного нам размера, нам не подойдет")]
    [InlineData("uk", "price_comparison", "у ваших конкурентів те саме дешевше на п'ятнадцять відсотків")]
    [InlineData("uk", "send_info", "надішліть мені пропозицію на пошту")]
    [InlineData("uk", "terms", "передоплата нас не влаштовує")]
    public void An_objection_is_found_whether_the_language_is_said_or_not(string language, string label, string text)
    {
        foreach (var said in new[] { language, null })
        {
            var found = _classifier.Classify(text, said);

            found.Language.ShouldBe(language);
            found.Labels.ShouldNotBeEmpty();
            LabelName.Of(found.Labels[0].Label).ShouldBe(label);
        }
    }

    [Theory]
    [InlineData("en", "how much does it cost")]
    [InlineData("en", "okay call me on thursday at ten")]
    [InlineData("en", "good morning warehouse speaking")]
    [InlineData("pl", "ile to kosztuje?")]
    [InlineData("pl", "cena nam odpowiada, proszę przysłać umowę")]
    [InlineData("ru", "сколько это стоит")]
    [InlineData("ru", "у вас дешевле чем у других")]
    [InlineData("uk", "ціна нас влаштовує, надсилайте договір")]
    [InlineData("uk", "я сам вирішую такі питання")]
    [InlineData("en", "")]
    [InlineData("ru", "... 42 — ?!")]
    public void What_objects_nothing_gives_no_label(string language, string text) =>
        _classifier.Classify(text, language).Labels.ShouldBeEmpty();

    [Theory]
    [InlineData("we have a supplier and he is cheaper than you", ObjectionLabel.ExistingSupplier, ObjectionLabel.PriceComparison)]
    [InlineData("no time now, send me an email", ObjectionLabel.SendInfo, ObjectionLabel.NoTime)]
    [InlineData("мы уже работаем с другой фирмой и у них дешевле", ObjectionLabel.ExistingSupplier, ObjectionLabel.PriceComparison)]
    [InlineData("дорого, мне надо подумать", ObjectionLabel.ThinkAboutIt, ObjectionLabel.TooExpensive)]
    public void Two_objections_in_one_utterance_are_both_found_best_first(string text, ObjectionLabel one, ObjectionLabel other)
    {
        var found = _classifier.Classify(text, language: null).Labels;

        found.Select(label => label.Label).ShouldBe([one, other], ignoreOrder: true);
        found.Select(label => label.Score).ShouldBeInOrder(SortDirection.Descending);
        found.ShouldAllBe(label => label.Score > 0 && label.Score <= 1);
    }

    [Theory]
    [InlineData("To jest dla nas ZA DROGO!", "to jest dla nas za drogo")]
    [InlineData("Ещё подумаем...", "еще подумаем")]
    [InlineData("п’ятнадцять відсотків дешевше", "пʼятнадцять відсотків, дешевше")]
    [InlineData("we can't pay 7,50 now", "we can't pay 8.20 now")]
    [InlineData("za drogo", "za\u00a0drogo \ud83d")]
    public void Case_punctuation_apostrophes_and_the_digits_themselves_change_nothing(string one, string other) =>
        _classifier.Probabilities(one, language: null).ShouldBe(_classifier.Probabilities(other, language: null));

    [Theory]
    [InlineData("pl-PL", "pl")]
    [InlineData("EN_gb", "en")]
    [InlineData("de", "ru")]
    [InlineData("plx", "ru")]
    public void A_language_is_taken_by_its_first_part_and_an_unknown_one_is_told_from_the_text(string said, string used) =>
        _classifier.Classify("нам это не нужно, спасибо", said).Language.ShouldBe(used);

    [Fact]
    public void An_objection_at_the_end_of_a_long_monologue_is_found()
    {
        var before = string.Join(' ', Enumerable.Repeat("good morning yes this is the warehouse we have four rooms here and two of them are new", 6));

        _classifier.Classify($"{before} your competitor offers the same racks cheaper", "en").Labels
            .ShouldContain(label => label.Label == ObjectionLabel.PriceComparison);
        _classifier.Classify(before, "en").Labels.ShouldNotContain(label => label.Label == ObjectionLabel.PriceComparison);
    }

    [Fact]
    public void Many_threads_get_the_answers_that_one_gets()
    {
        var texts = Shipped.Texts.Texts.Take(400).ToList();
        var alone = texts.ConvertAll(text => string.Join('+', _classifier.Classify(text.Text, language: null).Labels));

        var together = texts.AsParallel().AsOrdered().WithDegreeOfParallelism(8)
            .Select(text => string.Join('+', _classifier.Classify(text.Text, language: null).Labels)).ToList();

        together.ShouldBe(alone);
        alone.Distinct().Count().ShouldBeGreaterThan(100);
    }
}
