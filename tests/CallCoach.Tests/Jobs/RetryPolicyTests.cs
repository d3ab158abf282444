using CallCoach.Jobs;

namespace CallCoach.Tests.Jobs;

public sealed class RetryPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(9, 256)]
    public void The_wait_doubles_from_one_second_and_grows_by_up_to_a_quarter(int attempt, double seconds)
    {
        var next = RetryPolicy.NextAttempt(new RetryException("not yet"), attempt, Now);

        next!.Value.ShouldBeInRange(Now.AddSeconds(seconds), Now.AddSeconds(seconds * 1.25));
    }

    [Fact]
    public void No_wait_is_longer_than_five_minutes_and_a_quarter()
    {
        for (var attempt = 1; attempt < RetryPolicy.MostAttempts; attempt++)
            RetryPolicy.NextAttempt(new RetryException("not yet"), attempt, Now)!.Value.ShouldBeLessThanOrEqualTo(Now.AddMinutes(6.25));
    }

    [Fact]
    public void The_tenth_failure_is_the_last() =>
        RetryPolicy.NextAttempt(new IOException("disk"), RetryPolicy.MostAttempts, Now).ShouldBeNull();

    [Fact]
    public void What_can_never_be_done_is_not_tried_again() => RetryPolicy.NextAttempt(new GiveUpException("never"), 1, Now).ShouldBeNull();

    [Fact]
    public void Own_failures_speak_for_themselves_and_foreign_ones_say_their_kind()
    {
        RetryPolicy.Reason(new RetryException("not there yet")).ShouldBe("not there yet");
        RetryPolicy.Reason(new GiveUpException("not audio")).ShouldBe("not audio");
        RetryPolicy.Reason(new IOException("disk full")).ShouldBe("IOException: disk full");
    }
}
