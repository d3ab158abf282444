using CallCoach.Norms.Plans;

namespace CallCoach.Tests.Norms.Plans;

public sealed class HunterNormTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));
    private static readonly RaiseRule Rule = new();

    [Fact]
    public void More_than_half_refusing_raises_from_the_next_full_hour() => From((5, 2), (5, 4), (5, 0)).ShouldBe(Nine.AddHours(2));

    [Fact]
    public void Half_is_not_more_than_half() => From((10, 5)).ShouldBeNull();

    [Fact]
    public void Nine_conversations_say_nothing_and_the_tenth_does()
    {
        From((9, 9)).ShouldBeNull();
        From((9, 9), (1, 0)).ShouldBe(Nine.AddHours(2));
    }

    [Fact]
    public void Once_raised_it_stays_whatever_the_share_is_later() => From((10, 6), (10, 0), (10, 0)).ShouldBe(Nine.AddHours(1));

    [Fact]
    public void The_day_as_a_whole_is_looked_at_not_an_hour_of_it() => From((10, 0), (10, 9)).ShouldBeNull();

    [Fact]
    public void The_share_and_the_number_of_conversations_can_be_set()
    {
        HunterNorm.RaisedFrom([new(Nine, 4, 1)], new(RefusalShare: 0.2, RefusalConversations: 4)).ShouldBe(Nine.AddHours(1));
        HunterNorm.RaisedFrom([new(Nine, 4, 4)], new(RefusalShare: 1, RefusalConversations: 0)).ShouldBeNull();
    }

    private static DateTimeOffset? From(params (int Conversations, int Refusals)[] hours) =>
        HunterNorm.RaisedFrom(hours.Select((hour, i) => new HourResults(Nine.AddHours(i), hour.Conversations, hour.Refusals)), Rule);
}
