namespace CallCoach.EndToEnd.Tests.Durability;

/// <summary>The reduced form of the soak: one day and two kills; the full one has two days and ten.</summary>
public sealed class KilledServerTests
{
    [Fact]
    public async Task A_server_killed_at_random_moments_ends_with_the_counts_that_were_placed()
    {
        var (end, outcome) = await DemoDay.RunAsync("--kill", "2", "--days", "1", "--seconds-per-day", "120");
        end.ErrorLines.Count(line => line.StartsWith("the server is killed", StringComparison.Ordinal)).ShouldBe(2);
        outcome.Counted.ShouldBe(outcome.Calls);
        outcome.Failed.ShouldBe(0);
    }
}
