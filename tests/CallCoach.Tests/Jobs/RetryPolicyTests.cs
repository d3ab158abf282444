using CallCoach.Jobs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Jobs;

public sealed class RetryPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<FailureKind> Kinds => [.. Enum.GetValues<FailureKind>()];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(9, 256)]
    public void The_wait_doubles_from_the_first_and_grows_by_up_to_a_quarter(int attempt, double seconds) =>
        Next(FailureKind.Unexpected, attempt)!.Value.ShouldBeInRange(Now.AddSeconds(seconds), Now.AddSeconds(seconds * 1.25));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_has_its_longest_wait_and_its_last_attempt(FailureKind kind)
    {
        var patience = RetryPolicy.PatienceWith(kind);

        for (var attempt = 1; attempt < patience.MostAttempts; attempt++)
            Next(kind, attempt)!.Value.ShouldBeInRange(Now + patience.First, Now + (patience.Longest * 1.25));
        Next(kind, patience.MostAttempts).ShouldBeNull();
    }

    [Fact]
    public void A_recording_is_waited_for_ten_minutes_and_a_provider_for_a_day()
    {
        LongestSpell(FailureKind.NotThereYet).ShouldBeInRange(TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(12));
        LongestSpell(FailureKind.ProviderDown).ShouldBeInRange(TimeSpan.FromHours(23), TimeSpan.FromHours(30));
    }

    [Fact]
    public void The_wait_the_other_side_asked_for_is_kept()
    {
        var next = RetryPolicy.NextAttempt(new RetryException(FailureKind.Throttled, "later", after: TimeSpan.FromSeconds(90)), 1, Now);

        next!.Value.ShouldBeInRange(Now.AddSeconds(90), Now.AddSeconds(90 * 1.25));
    }

    [Fact]
    public void Nobody_makes_us_wait_for_days() =>
        RetryPolicy.NextAttempt(new RetryException(FailureKind.Throttled, "later", after: TimeSpan.FromDays(9)), 1, Now)!.Value
            .ShouldBeLessThan(Now.AddHours(1.3));

    [Fact]
    public void What_can_never_be_done_is_not_tried_again() =>
        RetryPolicy.NextAttempt(new GiveUpException(FailureKind.NotAudio, "never"), 1, Now).ShouldBeNull();

    [Fact]
    public void Own_failures_speak_for_themselves_and_foreign_ones_say_their_kind()
    {
        RetryPolicy.Reason(new RetryException(FailureKind.NotThereYet, "not there yet")).ShouldBe("not there yet");
        RetryPolicy.Reason(new GiveUpException(FailureKind.NotAudio, "not audio")).ShouldBe("not audio");
        RetryPolicy.Reason(new IOException("disk full")).ShouldBe("IOException: disk full");
    }

    [Theory]
    [InlineData(SQLitePCL.raw.SQLITE_BUSY)]
    [InlineData(SQLitePCL.raw.SQLITE_FULL)]
    [InlineData(SQLitePCL.raw.SQLITE_IOERR)]
    [InlineData(SQLitePCL.raw.SQLITE_READONLY)]
    public void A_database_in_trouble_is_not_the_fault_of_the_job(int code)
    {
        var failure = new SqliteException("in trouble", code);

        RetryPolicy.Kind(failure).ShouldBe(FailureKind.NoSpace);
        RetryPolicy.Kind(new DbUpdateException("not saved", failure)).ShouldBe(FailureKind.NoSpace);
        RetryPolicy.Kind(new SqliteException("broken rule", SQLitePCL.raw.SQLITE_CONSTRAINT)).ShouldBe(FailureKind.Unexpected);
    }

    private static DateTimeOffset? Next(FailureKind kind, int attempt) => RetryPolicy.NextAttempt(new RetryException(kind, "not yet"), attempt, Now);

    private static TimeSpan LongestSpell(FailureKind kind)
    {
        var spell = TimeSpan.Zero;
        for (var attempt = 1; Next(kind, attempt) is { } next; attempt++)
            spell += next - Now;
        return spell;
    }
}
