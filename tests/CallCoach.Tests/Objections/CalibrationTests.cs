using CallCoach.Objections.Learning;

namespace CallCoach.Tests.Objections;

public sealed class CalibrationTests
{
    [Fact]
    public void A_probability_comes_true_as_often_as_it_says()
    {
        // A label holds with probability 1 / (1 + exp(-(3 score - 1))).
        var random = new Random(5);
        var scored = Enumerable.Range(0, 20_000).Select(_ => (random.NextDouble() * 4) - 2)
            .Select(score => new ScoredTruth(score, random.NextDouble() < 1 / (1 + Math.Exp(-((3 * score) - 1))))).ToList();

        var decision = Calibration.Fit(scored);

        decision.Slope.ShouldBe(3, 0.15);
        decision.Intercept.ShouldBe(-1, 0.1);
    }

    [Fact]
    public void Scores_that_part_completely_do_not_make_certainties()
    {
        ScoredTruth[] scored = [.. Enumerable.Range(1, 10).SelectMany(score => new[] { new ScoredTruth(score, true), new ScoredTruth(-score, false) })];

        var decision = Calibration.Fit(scored);

        decision.Probability(10).ShouldBeInRange(0.9, 0.999);
        decision.Probability(1).ShouldBeInRange(0.5, 0.9);
        decision.Probability(-10).ShouldBeInRange(0.001, 0.1);
        decision.Threshold.ShouldBe(0.5, 0.05);
    }

    [Fact]
    public void The_threshold_has_the_best_F1()
    {
        ScoredTruth[] scored = [new(0.9, true), new(0.8, false), new(0.7, true), new(0.6, true), new(0.3, false), new(0.2, true), new(0.1, false)];

        // Found three of four, one wrong: 0.75; all four, two wrong: 0.8.
        Calibration.BestThreshold(scored).ShouldBe(0.15, 1e-9);
    }

    [Fact]
    public void A_false_alarm_that_counts_more_raises_the_threshold()
    {
        ScoredTruth[] scored = [new(0.9, true), new(0.8, true), new(0.7, false, FalseAlarm: 3), new(0.6, true)];

        Calibration.BestThreshold(scored).ShouldBe(0.75, 1e-9);
        Calibration.BestThreshold([.. scored.Select(one => one with { FalseAlarm = 1 })]).ShouldBe(0.3, 1e-9);
    }

    [Fact]
    public void What_findings_cost_is_weighed_against_F1()
    {
        // Found: one, F1 2/3; both, with one finding of cost between them, F1 0.8.
        ScoredTruth[] scored = [new(0.9, true), new(0.7, false, Cost: 0.1), new(0.6, true)];

        Calibration.BestThreshold(scored).ShouldBe(0.3, 1e-9);
        Calibration.BestThreshold([.. scored.Select(one => one with { Cost = 2 * one.Cost })]).ShouldBe(0.8, 1e-9);
    }

    [Fact]
    public void A_precision_that_is_asked_for_is_kept_at_the_cost_of_F1()
    {
        ScoredTruth[] scored = [new(0.9, true), new(0.8, true), new(0.7, false), new(0.6, true), new(0.5, false), new(0.4, true)];

        Calibration.BestThreshold(scored).ShouldBe(0.2, 1e-9);
        Calibration.BestThreshold(scored, leastPrecision: 0.75).ShouldBe(0.55, 1e-9);
        Calibration.BestThreshold(scored, leastPrecision: 0.8).ShouldBe(0.75, 1e-9);
    }

    [Fact]
    public void A_precision_that_nothing_reaches_leaves_the_best_F1() =>
        Calibration.BestThreshold([new(0.9, false), new(0.8, true), new(0.1, false)], leastPrecision: 0.9).ShouldBe(0.45, 1e-9);

    [Fact]
    public void Where_nothing_holds_the_threshold_is_a_half() =>
        Calibration.BestThreshold([new(0.9, false), new(0.7, false), new(0.1, false)]).ShouldBe(0.5);
}
