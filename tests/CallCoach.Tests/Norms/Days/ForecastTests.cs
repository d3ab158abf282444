using CallCoach.Norms.Days;

namespace CallCoach.Tests.Norms.Days;

public sealed class ForecastTests
{
    [Fact]
    public void When_the_shift_is_over_the_day_is_what_it_is() => Forecast.At(87, 8, 0, 15).ShouldBe(new(87, 87, 87));

    [Fact]
    public void Before_any_work_there_is_nothing_to_go_by() => Forecast.At(0, 0, 8, 15).ShouldBeNull();

    [Fact]
    public void Who_is_on_plan_is_forecast_about_the_plan()
    {
        var forecast = Forecast.At(60, 4, 4, 15)!;

        forecast.Likely.ShouldBeInRange(118, 121);
        (forecast.Low < 115 && 125 < forecast.High).ShouldBeTrue(forecast.ToString());
    }

    [Fact]
    public void What_was_seen_weighs_more_the_longer_it_was_seen()
    {
        var early = Forecast.At(5, 1, 7, 15)!;
        var late = Forecast.At(35, 7, 1, 15)!;

        early.Likely.ShouldBeInRange(80, 92);
        late.Likely.ShouldBeInRange(40, 45);
        (late.High - late.Low).ShouldBeLessThan(early.High - early.Low);
    }

    [Fact]
    public void Without_a_plan_only_what_was_seen_counts() => Forecast.At(40, 4, 4, null)!.Likely.ShouldBeInRange(78, 82);

    [Fact]
    public void A_thousand_an_hour_can_be_forecast_too() => Forecast.At(4000, 4, 4, 1000)!.Likely.ShouldBeInRange(7950, 8050);

    /// <summary>Days whose rate differs as the forecast supposes, thrown with a fixed seed.</summary>
    [Fact]
    public void Eight_of_ten_days_end_within_the_range()
    {
        var random = new Random(20261123);
        var (inside, below, days) = (0, 0, 4000);
        for (var day = 0; day < days; day++)
        {
            var rate = Enumerable.Range(0, 30).Sum(_ => -Math.Log(1 - random.NextDouble())) / 2;
            var (fact, more) = (Poisson(random, rate * 3), Poisson(random, rate * 5));
            var forecast = Forecast.At(fact, 3, 5, 15)!;
            if (fact + more < forecast.Low)
                below++;
            else if (fact + more <= forecast.High)
                inside++;
        }
        ((double)inside / days).ShouldBeInRange(0.78, 0.85);
        ((double)below / days).ShouldBeInRange(0.06, 0.115);
    }

    private static int Poisson(Random random, double mean)
    {
        var (count, time) = (0, -Math.Log(1 - random.NextDouble()));
        while (time < mean)
        {
            count++;
            time -= Math.Log(1 - random.NextDouble());
        }
        return count;
    }
}
