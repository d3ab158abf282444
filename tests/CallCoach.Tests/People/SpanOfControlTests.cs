using CallCoach.People;

namespace CallCoach.Tests.People;

public sealed class SpanOfControlTests
{
    [Fact]
    public void A_head_leads_the_managers_of_their_teams() => SpanOfControl.Direct([1, 2], [], [1, 1, 2, 3]).ShouldBe(3);

    [Fact]
    public void Of_a_team_with_a_supervisor_only_the_supervisor_is_led_directly() => SpanOfControl.Direct([1, 2], [[2], [3]], [1, 1, 2, 2, 2, 3]).ShouldBe(3);

    [Fact]
    public void Who_has_no_team_leads_nobody() => SpanOfControl.Direct([], [[1]], [1, 1]).ShouldBe(0);
}
