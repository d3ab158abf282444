using CallCoach.Objections;
using CallCoach.Objections.Learning;

namespace CallCoach.Tests.Objections;

public sealed class ModelEvaluationTests
{
    private static readonly ModelEvaluation Evaluation = ModelEvaluation.Of(Shipped.Model, Shipped.Texts);

    [Fact]
    public void The_shipped_model_keeps_its_level_on_trades_it_has_never_seen()
    {
        var price = Evaluation.Overall.Labels[(int)ObjectionLabel.PriceComparison];

        Evaluation.Overall.Texts.ShouldBeGreaterThan(1500);
        Evaluation.Overall.MacroF1.ShouldBeGreaterThan(0.66);
        price.F1.ShouldBeGreaterThan(0.68);
        Evaluation.Overall.NeutralFlagged.ShouldBeLessThan(0.25);
        Evaluation.Groups.Single(group => group.Group == "plain").MacroF1.ShouldBeGreaterThan(0.74);
        Evaluation.LanguageTold.ShouldBeGreaterThan(0.97);
    }

    [Fact]
    public void No_language_falls_behind()
    {
        foreach (var language in ObjectionModel.Languages)
            Evaluation.Groups.Single(group => group.Group == language).MacroF1.ShouldBeGreaterThan(0.6, language);
    }

    [Fact]
    public void Probabilities_are_worth_what_they_say()
    {
        Evaluation.Overall.CalibrationError.ShouldBeLessThan(0.02);
        foreach (var step in Evaluation.Reliability.Where(step => step.Count >= 100))
            step.Observed.ShouldBe(step.Predicted, 0.12);
    }

    [Fact]
    public void The_card_tells_the_figures_of_the_shipped_model()
    {
        var card = File.ReadAllText(Path.Combine(Shipped.Folder, "CARD.md"));

        card.ShouldContain(EvaluationTables.Groups(Evaluation).ReplaceLineEndings("\n"));
        card.ShouldContain(EvaluationTables.Labels(Evaluation).ReplaceLineEndings("\n"));
        card.ShouldContain(EvaluationTables.Reliability(Evaluation).ReplaceLineEndings("\n"));
        card.ShouldContain(EvaluationTables.Confusions(Evaluation).ReplaceLineEndings("\n"));
        card.ShouldContain(EvaluationTables.Robustness(Evaluation).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Figures_are_counted_as_their_names_say()
    {
        LabelDecision[] decisions = [.. Enumerable.Repeat(new LabelDecision(1, 0, 0.5), 13)];
        JudgedText[] texts =
        [
            Judged(0.9, ObjectionLabel.PriceComparison),
            Judged(0.2, ObjectionLabel.PriceComparison),
            Judged(0.8, ObjectionLabel.PriceComparison),
            Judged(0.7),
            Judged(0.1),
        ];

        var figures = Figures.Of("some", texts, decisions);

        var price = figures.Labels[(int)ObjectionLabel.PriceComparison];
        (price.Texts, price.Precision, price.Recall).ShouldBe((3, 2.0 / 3, 2.0 / 3));
        figures.MacroF1.ShouldBe(2.0 / 3, 1e-9);
        figures.MicroF1.ShouldBe(2.0 / 3, 1e-9);
        (figures.Neutral, figures.NeutralFlagged).ShouldBe((2, 0.5));
    }

    private static JudgedText Judged(double probability, params ObjectionLabel[] labels) =>
        new(new TrainingText("en", labels, "tyres", "plain", "text"), [probability, .. Enumerable.Repeat(0.0, 12)]);
}
