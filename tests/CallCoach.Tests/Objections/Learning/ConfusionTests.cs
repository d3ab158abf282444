using CallCoach.Objections;
using CallCoach.Objections.Learning;
using static CallCoach.Objections.ObjectionLabel;

namespace CallCoach.Tests.Objections.Learning;

public sealed class ConfusionTests
{
    private static readonly LabelDecision[] Decisions = [.. Enumerable.Repeat(new LabelDecision(1, 0, 0.5), 13)];

    private static readonly IReadOnlyList<LabelConfusion> Confusions = Confusion.Of(
    [
        Judged([TooExpensive], TooExpensive),
        Judged([TooExpensive], PriceComparison),
        Judged([TooExpensive], PriceComparison, NoBudget),
        Judged([TooExpensive]),
        Judged([TooExpensive, Terms], Terms),
        Judged([TooExpensive, Terms], Terms, Distrust),
        Judged([], TooExpensive),
        Judged([], TooExpensive),
        Judged([NoBudget], TooExpensive, NoBudget),
        Judged([NoBudget, NoNeed], TooExpensive),
        Judged([]),
    ],
    Decisions);

    [Fact]
    public void Of_a_label_that_was_missed_it_tells_what_was_found_in_its_stead()
    {
        var expensive = Of(TooExpensive);

        (expensive.Texts, expensive.Missed).ShouldBe((6, 5));
        expensive.FoundInstead.ShouldBe([new("none", 2), new("price_comparison", 2), new("distrust", 1), new("no_budget", 1)]);
    }

    [Fact]
    public void Of_false_findings_it_tells_what_the_texts_hold()
    {
        var expensive = Of(TooExpensive);

        expensive.FalseFindings.ShouldBe(4);
        expensive.HeldInstead.ShouldBe([new("no_budget", 2), new("none", 2), new("no_need", 1)]);
    }

    [Fact]
    public void A_label_that_is_always_found_is_confused_with_nothing()
    {
        var terms = Of(Terms);

        (terms.Texts, terms.Missed, terms.FalseFindings).ShouldBe((2, 0, 0));
        terms.FoundInstead.ShouldBeEmpty();
        terms.HeldInstead.ShouldBeEmpty();
    }

    [Fact]
    public void The_table_has_a_line_for_each_label_with_the_three_it_is_confused_with_most()
    {
        var evaluation = new ModelEvaluation(new(1, "", 0, []), 1, [], [], Confusions, []);

        var lines = EvaluationTables.Confusions(evaluation).Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

        lines.Length.ShouldBe(2 + 13);
        lines[2 + (int)TooExpensive].ShouldBe("| too_expensive | 5 of 6 | none 2, price_comparison 2, distrust 1 | 4 | no_budget 2, none 2, no_need 1 |");
        lines[2 + (int)SendInfo].ShouldBe("| send_info | 0 of 0 |  | 0 |  |");
    }

    private static LabelConfusion Of(ObjectionLabel label) => Confusions[(int)label];

    private static JudgedText Judged(ObjectionLabel[] labels, params ObjectionLabel[] found) => new(
        new TrainingText("en", labels, "tyres", "plain", "text"),
        [.. Enum.GetValues<ObjectionLabel>().Select(label => found.Contains(label) ? 0.9 : 0.1)]);
}
