using CallCoach.People;

namespace CallCoach.Tests.People;

public sealed class VisibilityTests
{
    private static readonly Person Olga = new() { Id = 1, Name = "Olga", TeamId = 10 };
    private static readonly Person Jan = new() { Id = 2, Name = "Jan", TeamId = 20 };

    [Fact]
    public void An_administrator_sees_everybody_and_what_belongs_to_nobody()
    {
        var visibility = Visibility.Of(AccountRole.Administrator, [], null);

        (visibility.Shows(Olga), visibility.Shows(Jan), visibility.Shows(null), visibility.Alerts).ShouldBe((true, true, true, true));
    }

    [Theory]
    [InlineData(AccountRole.SalesHead)]
    [InlineData(AccountRole.Supervisor)]
    public void Who_leads_a_team_sees_that_team_and_unassigned_lines_with_their_alerts(AccountRole role)
    {
        var visibility = Visibility.Of(role, [10], null);

        (visibility.Shows(Olga), visibility.Shows(Jan), visibility.Shows(null), visibility.Alerts).ShouldBe((true, false, true, true));
    }

    [Fact]
    public void A_trainer_sees_own_teams_without_alerts()
    {
        var visibility = Visibility.Of(AccountRole.Trainer, [10], null);

        (visibility.Shows(Olga), visibility.Shows(Jan), visibility.Shows(null), visibility.Alerts).ShouldBe((true, false, false, false));
    }

    [Fact]
    public void A_manager_sees_only_own_calls_whatever_teams_are_named()
    {
        var visibility = Visibility.Of(AccountRole.Manager, [10, 20], personId: 2);

        (visibility.Shows(Olga), visibility.Shows(Jan), visibility.Shows(null), visibility.Alerts).ShouldBe((false, true, false, false));
    }

    [Fact]
    public void Somebody_without_teams_or_person_sees_nobody()
    {
        foreach (var role in new[] { AccountRole.SalesHead, AccountRole.Supervisor, AccountRole.Trainer, AccountRole.Manager })
            Visibility.Of(role, [], null).Shows(Olga).ShouldBeFalse(role.ToString());
    }
}
