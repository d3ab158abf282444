namespace CallCoach.EndToEnd.Tests.Durability;

[Collection(typeof(Alone))]
public sealed class DemoCheckTests
{
    [Fact]
    public async Task A_day_of_calls_arrives_as_it_was_placed()
    {
        var (_, outcome) = await DemoDay.RunAsync();
        outcome.ShouldSatisfyAllConditions(
            day => day.Calls.ShouldBeGreaterThanOrEqualTo(24),
            day => day.Counted.ShouldBe(day.Calls),
            day => day.Transcribed.ShouldBeGreaterThanOrEqualTo(30),
            day => day.Objections.Keys.ShouldContain("price_comparison"),
            day => day.Alerts.ShouldBeGreaterThan(0),
            day => day.Failed.ShouldBe(0),
            day => (day.Live.Calls, day.Live.Streamed).ShouldBe((2, 2)),
            day => day.Live.Frames.ShouldBeGreaterThan(2 * 2 * 30 * 50),
            day => day.Live.Captions.ShouldBeGreaterThanOrEqualTo(4),
            day => day.Live.Alerts.ShouldBeGreaterThan(0),
            day => day.Live.Confirmed.ShouldBeGreaterThan(0),
            day => day.Seconds.ShouldBeGreaterThan(0));
    }
}
