using CallCoach.Outcomes;
using CallCoach.Outcomes.Learning;

namespace CallCoach.Tests.Outcomes;

public sealed class AnswerClassifierTests
{
    private static readonly AnswerEvaluation Evaluation = AnswerEvaluation.Of(Learned.AnswerModel, Learned.AnswerTexts());

    [Theory]
    [InlineData("en", "what exactly are you comparing us with?", AnswerLabel.ClarifyingQuestion)]
    [InlineData("en", "you get a two year warranty, and if it fails we refund every penny", AnswerLabel.Guarantee)]
    [InlineData("pl", "od dziesięciu palet cena za sztukę spada", AnswerLabel.VolumeOffer)]
    [InlineData("ru", "могу дать вам скидку десять процентов прямо сейчас", AnswerLabel.DiscountOffer)]
    [InlineData("uk", "а з чим саме ви порівнюєте?", AnswerLabel.ClarifyingQuestion)]
    public void A_plain_answer_is_recognised_in_every_language(string language, string text, AnswerLabel label) =>
        Learned.Answers.Classify(text, language).Select(answer => answer.Label).ShouldContain(label);

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("\ud800")]
    public void What_has_no_words_is_no_answer(string text) => Learned.Answers.Classify(text, "en").ShouldBeEmpty();

    [Fact]
    public void A_word_said_ten_thousand_times_is_read() =>
        Should.NotThrow(() => Learned.Answers.Classify(string.Join(' ', Enumerable.Repeat("guarantee", 10_000)), "en"));

    [Fact]
    public void The_best_label_comes_first_and_all_reach_their_threshold()
    {
        foreach (var text in Learned.AnswerTexts().Texts.Take(200))
        {
            var found = Learned.Answers.Classify(text.Text, text.Language);
            found.Select(answer => answer.Score).ShouldBeInOrder(SortDirection.Descending);
            found.ShouldAllBe(answer => answer.Score >= Learned.AnswerModel.Decisions[(int)answer.Label].Threshold);
        }
    }

    [Fact]
    public void The_shipped_model_keeps_its_level_on_trades_it_has_never_seen()
    {
        Evaluation.Overall.Count.ShouldBeGreaterThan(400);
        Evaluation.Overall.MacroF1.ShouldBeGreaterThan(0.56);
        foreach (var language in Evaluation.Languages)
            language.MacroF1.ShouldBeGreaterThan(0.48, language.Group);
    }

    [Fact]
    public void Every_language_has_enough_texts_of_every_label_and_without_one()
    {
        foreach (var texts in Learned.AnswerTexts().Texts.GroupBy(text => text.Language))
        {
            foreach (var label in Enum.GetValues<AnswerLabel>())
                texts.Count(text => text.Labels.Contains(label)).ShouldBeGreaterThanOrEqualTo(40, $"{texts.Key} {label}");
            texts.Count(text => text.Labels.Count == 0).ShouldBeGreaterThanOrEqualTo(100, texts.Key);
        }
    }

    [Fact]
    public void The_card_tells_the_figures_of_the_shipped_model()
    {
        Learned.Card("answers").ShouldContain(Evaluation.Groups().ReplaceLineEndings("\n"));
        Learned.Card("answers").ShouldContain(Evaluation.Labels().ReplaceLineEndings("\n"));
    }
}
