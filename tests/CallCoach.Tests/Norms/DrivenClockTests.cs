using CallCoach.Tests.Jobs;

namespace CallCoach.Tests.Norms;

public sealed class DrivenClockTests
{
    private static readonly DateTimeOffset Real = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Domain = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));

    private readonly FakeTimeProvider _real = new(Real);

    [Fact]
    public void Domain_time_runs_at_the_given_speed_from_its_start()
    {
        var clock = new DrivenClock(Domain, Real, speed: 60, _real);
        clock.GetUtcNow().ShouldBe(Domain);

        _real.Advance(TimeSpan.FromMinutes(2));

        clock.GetUtcNow().ShouldBe(Domain.AddHours(2));
        clock.GetUtcNow().Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_clock_made_anew_after_a_restart_shows_the_same_time()
    {
        var before = new DrivenClock(Domain, Real, 120, _real);
        _real.Advance(TimeSpan.FromMinutes(7));

        new DrivenClock(Domain, Real, 120, _real).GetUtcNow().ShouldBe(before.GetUtcNow());
    }
}
