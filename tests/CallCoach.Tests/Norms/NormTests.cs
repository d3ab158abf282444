using CallCoach.Norms;
using CallCoach.People;

namespace CallCoach.Tests.Norms;

public sealed class NormTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Norm Hunter = new(15, new(9, 0), new(18, 0));

    [Fact]
    public void Before_the_working_day_nothing_is_expected_and_there_is_no_share()
    {
        var progress = At(8, 59);

        (progress.Expected, progress.Share, progress.Planned).ShouldBe((0, null, 135));
        At(9, 0).Share.ShouldBeNull();
    }

    [Theory]
    [InlineData(9, 30, 7.5)]
    [InlineData(11, 0, 30)]
    [InlineData(17, 59, 134.75)]
    [InlineData(18, 0, 135)]
    [InlineData(23, 59, 135)]
    public void What_is_expected_grows_with_the_working_day_and_ends_with_it(int hour, int minute, double expected) =>
        At(hour, minute).Expected.ShouldBe(expected, 1e-9);

    [Fact]
    public void The_share_is_dials_made_over_dials_expected() => At(11, 0, dials: 24).Share.ShouldBe(0.8);

    [Fact]
    public void A_past_day_is_measured_whole_and_a_coming_one_not_at_all()
    {
        var now = Today.ToDateTime(new(10, 0));

        Hunter.Progress(Today.AddDays(-1), now, 135).ShouldBe(new(Today.AddDays(-1), 15, 135, 135, 135, 1));
        Hunter.Progress(Today.AddDays(1), now, 0).ShouldBe(new(Today.AddDays(1), 15, 135, 0, 0, null));
    }

    [Fact]
    public void A_norm_is_a_persons_own_rate_and_working_day()
    {
        var person = new Person { Name = "Olga", CallsPerHour = 20, WorkdayStart = new(8, 30), WorkdayEnd = new(16, 30) };

        Norm.Of(person).ShouldBe(new Norm(20, new(8, 30), new(16, 30)));
        Norm.Of(new Person { Name = "Jan" }).ShouldBeNull();
    }

    private static NormProgress At(int hour, int minute, int dials = 0) => Hunter.Progress(Today, Today.ToDateTime(new(hour, minute)), dials);
}
