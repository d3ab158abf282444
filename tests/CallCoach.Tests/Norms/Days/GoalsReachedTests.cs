using CallCoach.Norms.Days;

namespace CallCoach.Tests.Norms.Days;

public sealed class GoalsReachedTests
{
    [Theory]
    [InlineData(120, 59, new int[0])]
    [InlineData(120, 60, new[] { 50 })]
    [InlineData(120, 107, new[] { 50 })]
    [InlineData(120, 108, new[] { 50, 90 })]
    [InlineData(120, 120, new[] { 50, 90, 100 })]
    [InlineData(1, 1, new[] { 50, 90, 100 })]
    [InlineData(0, 5, new int[0])]
    public void A_goal_is_reached_at_its_part_of_the_plan(double plan, int fact, int[] percents) => GoalsReached.Of(plan, fact).ShouldBe(percents);
}
