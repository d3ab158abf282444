using CallCoach.Norms.Days;

namespace CallCoach.Tests.Norms.Days;

public sealed class HelpOrderTests
{
    private static readonly HelpOrder Order = new(behindShare: 0.8);

    [Fact]
    public void Half_of_many_dials_weighs_more_than_none_of_one_meeting() =>
        Order.NeedOf([new(15, 30)]).ShouldBeGreaterThan(Order.NeedOf([new(0, 1)]));

    [Fact]
    public void The_worst_part_counts() => Order.NeedOf([new(30, 30), new(0, 4)]).ShouldBe(2);

    [Theory]
    [InlineData(24, 30)]
    [InlineData(0, 0)]
    [InlineData(0, 0.9)]
    public void Who_is_not_behind_or_has_hardly_begun_needs_no_help(int fact, double expected) => Order.NeedOf([new(fact, expected)]).ShouldBe(0);

    [Fact]
    public void Ranks_begin_with_the_greatest_need_and_leave_out_who_has_none() => HelpOrder.Ranks([0, 1.5, 3, 0, 1.5]).ShouldBe([0, 2, 1, 0, 3]);
}
