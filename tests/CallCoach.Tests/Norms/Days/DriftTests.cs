using CallCoach.Norms.Days;
using CallCoach.People;

namespace CallCoach.Tests.Norms.Days;

public sealed class DriftTests
{
    [Fact]
    public void A_hunter_whose_share_of_calls_to_the_base_grows_week_by_week_drifts()
    {
        var drift = Drift.Of(ManagerRole.Hunter, Weeks((400, 20), (400, 60), (400, 110), (400, 180)))!;

        drift.Kind.ShouldBe(DriftKind.TowardsBase);
        drift.Change.ShouldBe(0.4, 1e-9);
        drift.Weeks.Select(week => week.KnownShare).ShouldBe([0.05, 0.15, 0.275, 0.45]);
    }

    [Fact]
    public void One_week_that_does_not_grow_is_no_drift() => Of(ManagerRole.Hunter, (400, 20), (400, 110), (400, 100), (400, 180)).ShouldBeNull();

    [Fact]
    public void Growth_that_chance_explains_is_no_drift() => Of(ManagerRole.Hunter, (20, 4), (20, 5), (20, 6), (20, 7)).ShouldBeNull();

    [Fact]
    public void Growth_that_is_real_but_small_is_no_drift() => Of(ManagerRole.Hunter, (4000, 400), (4000, 480), (4000, 560), (4000, 640)).ShouldBeNull();

    [Fact]
    public void A_week_with_hardly_a_dial_is_passed_over_but_the_last_must_tell()
    {
        Of(ManagerRole.Hunter, (400, 20), (400, 60), (0, 0), (400, 110), (400, 180))!.Weeks.Count.ShouldBe(4);
        Of(ManagerRole.Hunter, (400, 20), (400, 60), (400, 110), (400, 180), (3, 3)).ShouldBeNull();
    }

    [Fact]
    public void A_farmer_drifts_the_other_way()
    {
        Of(ManagerRole.Farmer, (100, 95), (100, 85), (100, 70), (100, 55))!.Kind.ShouldBe(DriftKind.AwayFromBase);
        Of(ManagerRole.Farmer, (400, 20), (400, 60), (400, 110), (400, 180)).ShouldBeNull();
        Of(ManagerRole.Hunter, (100, 95), (100, 85), (100, 70), (100, 55)).ShouldBeNull();
        Of(ManagerRole.Closer, (400, 20), (400, 60), (400, 110), (400, 180)).ShouldBeNull();
    }

    [Fact]
    public void A_farmer_who_no_longer_calls_the_base_is_told_of_even_if_the_weeks_before_were_steady()
    {
        Of(ManagerRole.Farmer, (40, 38), (40, 39), (40, 38), (2, 2))!.Kind.ShouldBe(DriftKind.BaseLeft);
        Of(ManagerRole.Farmer, (40, 38), (40, 39), (40, 38), (12, 12)).ShouldBeNull();
    }

    [Fact]
    public void A_farmer_on_holiday_has_not_left_the_base()
    {
        var weeks = Weeks((40, 38), (40, 38), (40, 38), (0, 0));

        Drift.Of(ManagerRole.Farmer, [.. weeks.SkipLast(1), weeks[^1] with { Hours = 0 }]).ShouldBeNull();
    }

    [Fact]
    public void Three_weeks_are_too_few() => Of(ManagerRole.Hunter, (400, 20), (400, 110), (400, 180)).ShouldBeNull();

    private static Drift? Of(ManagerRole role, params (int Dials, int Known)[] weeks) => Drift.Of(role, Weeks(weeks));

    private static List<DriftWeek> Weeks(params (int Dials, int Known)[] weeks) =>
        [.. weeks.Select((week, i) => new DriftWeek(new DateOnly(2026, 10, 19).AddDays(7 * i), week.Dials, week.Dials - week.Known, 40))];
}
