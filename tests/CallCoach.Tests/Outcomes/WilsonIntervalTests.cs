using CallCoach.Outcomes;

namespace CallCoach.Tests.Outcomes;

public sealed class WilsonIntervalTests
{
    /// <summary>Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I, score method without correction.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_interval_is_the_published_one(int good, int cases, double low, double high)
    {
        var interval = WilsonInterval.Of(good, cases);

        interval.Low.ShouldBe(low, 0.00005);
        interval.High.ShouldBe(high, 0.00005);
    }

    [Fact]
    public void All_good_is_none_good_turned_round()
    {
        var (all, none) = (WilsonInterval.Of(20, 20), WilsonInterval.Of(0, 20));

        all.High.ShouldBe(1);
        all.Low.ShouldBe(1 - none.High, 1e-12);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 2)]
    [InlineData(-1, 5)]
    public void What_cannot_be_counted_has_none(int good, int cases) =>
        Should.Throw<ArgumentOutOfRangeException>(() => WilsonInterval.Of(good, cases));
}
