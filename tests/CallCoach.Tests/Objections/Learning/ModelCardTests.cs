using CallCoach.Objections;
using CallCoach.Objections.Features;
using CallCoach.Objections.Learning;

namespace CallCoach.Tests.Objections.Learning;

/// <summary>A model learned from few texts in little time, and its card.</summary>
public sealed class ModelCardTests
{
    private static readonly FeatureSettings Small = new() { BucketBits = 15 };
    private static readonly LearningSettings Quick = new() { Passes = 8 };
    private static readonly TrainingTexts Texts = Shipped.Texts.Only(text => text.Text.Length % 18 == 0);
    private static readonly ModelEvaluation Evaluation = ModelEvaluation.Of(new ObjectionTrainer(Texts, Small, Quick).Train(), Texts);
    private static readonly IReadOnlyList<LearningPoint> Learning = LearningCurve.Measure(Texts, Evaluation, Small, Quick);
    private static readonly string Card = ModelCard.Write(Evaluation, [Evaluation.Overall], [new Trial("small", Small, Quick).Run(Texts, Quick.Seed)], Learning, Texts);

    [Fact]
    public void The_card_holds_every_table()
    {
        ShouldHold(EvaluationTables.Groups(Evaluation));
        ShouldHold(EvaluationTables.Labels(Evaluation));
        ShouldHold(EvaluationTables.Confusions(Evaluation));
        ShouldHold(EvaluationTables.Reliability(Evaluation));
        ShouldHold(EvaluationTables.Robustness(Evaluation));
        ShouldHold(EvaluationTables.Learning(Learning));
        ShouldHold(LearningCurve.Conclusion(Learning));
    }

    [Fact]
    public void An_evaluation_tells_confusions_and_word_errors_too()
    {
        var told = EvaluationTables.Of(Evaluation);

        told.ShouldContain(EvaluationTables.Confusions(Evaluation));
        told.ShouldContain(EvaluationTables.Robustness(Evaluation));
    }

    [Fact]
    public void The_more_words_are_misheard_the_less_is_found()
    {
        var points = Evaluation.Robustness;

        points.Select(point => point.Share).ShouldBe([0, 0.1, 0.2, 0.3]);
        points.Select(point => point.WordErrorRate).ShouldBeInOrder(SortDirection.Ascending);
        points[0].MacroF1.ShouldBe(Evaluation.Overall.MacroF1);
        points[0].NeutralFlagged.ShouldBe(Evaluation.Overall.NeutralFlagged);
        points[0].Languages.ShouldBe(ObjectionModel.Languages.Select(language => new LanguageScore(language, Evaluation.Groups.Single(group => group.Group == language).MacroF1)));
        points[3].MacroF1.ShouldBeLessThan(points[0].MacroF1 - 0.05);
        points[3].PriceRecall.ShouldBeLessThan(points[0].PriceRecall);
    }

    [Fact]
    public void The_more_texts_are_learned_the_more_is_found_on_the_same_trades()
    {
        var learned = Evaluation.Facts.TrainingTexts;

        Learning.Select(point => point.Texts).ShouldBe([learned / 8, learned / 4, learned / 2, learned]);
        Learning[^1].MacroF1.ShouldBe(Evaluation.Overall.MacroF1);
        Learning[^1].MacroF1.ShouldBeGreaterThan(Learning[0].MacroF1 + 0.1);
        Learning.ShouldAllBe(point => point.Languages.Select(score => score.Language).SequenceEqual(ObjectionModel.Languages));
    }

    [Fact]
    public void The_tables_have_a_row_for_each_point_and_as_many_cells_in_every_row()
    {
        foreach (var table in new[] { EvaluationTables.Robustness(Evaluation), EvaluationTables.Learning(Learning), EvaluationTables.Confusions(Evaluation) })
            table.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(line => line.Count(letter => letter == '|')).Distinct().ShouldHaveSingleItem();
        EvaluationTables.Robustness(Evaluation).ShouldContain("| 30 % |");
    }

    private static void ShouldHold(string part) => Card.ShouldContain(part.ReplaceLineEndings("\n"));
}
