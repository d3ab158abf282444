using CallCoach.Calls;
using CallCoach.Live;

namespace CallCoach.Tests.Live;

public sealed class LiveCallsTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly LiveCalls _calls = new(Clocks.System);

    [Theory]
    [InlineData(Speaker.Manager, MediaDirection.Inbound, Speaker.Manager)]
    [InlineData(Speaker.Manager, MediaDirection.Outbound, Speaker.Client)]
    [InlineData(Speaker.Client, MediaDirection.Inbound, Speaker.Client)]
    [InlineData(Speaker.Client, MediaDirection.Outbound, Speaker.Manager)]
    public void Inbound_is_the_voice_of_whoever_is_on_the_leg_of_the_stream(Speaker onParentLeg, MediaDirection direction, Speaker speaker)
    {
        var call = Begin(onParentLeg);
        using var subscription = call.Subscribe(Second);

        Take(call, direction, 1);

        subscription.Blocks.TryRead(out var block).ShouldBeTrue();
        block.Speaker.ShouldBe(speaker);
        block.Samples.ToArray().ShouldBe(new SentFrame(1).Decoded);
        call.CountsOf(speaker).Received.ShouldBe(1);
    }

    [Fact]
    public void Every_subscriber_hears_all_of_it_from_when_they_came()
    {
        var call = Begin();
        using var first = call.Subscribe(Second);
        Take(call, MediaDirection.Inbound, 1);
        using var second = call.Subscribe(Second);
        Take(call, MediaDirection.Inbound, 2);
        Take(call, MediaDirection.Outbound, 1);

        Heard(first).Select(block => (block.Speaker, block.Start)).ShouldBe([(Speaker.Manager, 0), (Speaker.Manager, 160), (Speaker.Client, 0)]);
        Heard(second).Select(block => (block.Speaker, block.Start)).ShouldBe([(Speaker.Manager, 160), (Speaker.Client, 0)]);
    }

    [Fact]
    public void A_slow_subscriber_loses_the_oldest_is_told_how_much_and_holds_up_nobody()
    {
        var call = Begin();
        using var slow = call.Subscribe(Second);
        using var other = call.Subscribe(TimeSpan.FromSeconds(10));

        for (var number = 1; number <= 150; number++)
            Take(call, MediaDirection.Inbound, number);

        Heard(slow).Select(block => block.Start).ShouldBe(Enumerable.Range(50, 100).Select(place => place * 160L));
        slow.Skipped.ShouldBe(50 * 160);
        Heard(other).Count.ShouldBe(150);
        other.Skipped.ShouldBe(0);
    }

    [Fact]
    public void A_call_ends_with_all_that_came_and_takes_no_more()
    {
        var call = Begin();
        using var subscription = call.Subscribe(Second);
        Take(call, MediaDirection.Inbound, 1);
        Take(call, MediaDirection.Inbound, 3);

        _calls.End(call, LiveEnding.Stopped);
        Take(call, MediaDirection.Inbound, 4);

        Heard(subscription).Select(block => block.Start).ShouldBe([0, 160, 320]);
        subscription.Blocks.Completion.IsCompletedSuccessfully.ShouldBeTrue();
        (call.Ending, call.Over.IsCompletedSuccessfully).ShouldBe((LiveEnding.Stopped, true));
        _calls.Find("twilio", "CA1").ShouldBeNull();
        call.Subscribe(Second).Blocks.Completion.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void A_second_stream_of_a_call_takes_the_place_of_the_first()
    {
        var first = Begin();
        var second = Begin();

        first.Ending.ShouldBe(LiveEnding.Replaced);
        _calls.Find("twilio", "CA1").ShouldBe(second);
        _calls.End(first, LiveEnding.Lost);
        _calls.Find("twilio", "CA1").ShouldBe(second);
        first.Ending.ShouldBe(LiveEnding.Replaced);
    }

    [Fact]
    public async Task Who_follows_is_told_of_those_that_are_on_and_of_each_beginning_and_end()
    {
        var cancel = TestContext.Current.CancellationToken;
        var before = Begin();
        await using var told = _calls.FollowAsync(cancel).GetAsyncEnumerator(cancel);

        (await NextAsync()).ShouldBe(before);
        var after = Begin();
        (await NextAsync()).Ending.ShouldBe(LiveEnding.Replaced);
        (await NextAsync()).ShouldBe(after);

        async Task<LiveCall> NextAsync()
        {
            (await told.MoveNextAsync()).ShouldBeTrue();
            return told.Current;
        }
    }

    private LiveCall Begin(Speaker onParentLeg = Speaker.Manager) => _calls.Begin(new("twilio", "CA1", "MZ1", onParentLeg));

    private static void Take(LiveCall call, MediaDirection direction, int number) =>
        call.Take(direction, number, new SentFrame(number).Milliseconds, new SentFrame(number).MuLaw);

    private static List<LiveBlock> Heard(LiveSubscription subscription)
    {
        var heard = new List<LiveBlock>();
        while (subscription.Blocks.TryRead(out var block))
            heard.Add(block);
        return heard;
    }
}
