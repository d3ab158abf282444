using CallCoach.Alerts;
using CallCoach.Calls;
using CallCoach.Norms;
using CallCoach.Outcomes;
using CallCoach.Tests.Alerts;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Norms;

public sealed class CountersAuditTests : IDisposable
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private readonly CountingRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task What_is_counted_right_agrees_with_a_recount()
    {
        await _rig.Definitions.PrepareAsync();
        var olga = await _rig.Database.AddPersonAsync(lines: ["+48220000001"]);
        await _rig.CallAsync(c => c.PersonId = olga.Id);
        await _rig.CallAsync(c => (c.Client, c.Machine) = ("+48600100201", true));
        await _rig.CallAsync(c => c.Client = "+48220000001");
        await _rig.HearAsync(await _rig.CallAsync(c => c.StartedAt = Rows.Morning.AddDays(-40)), Outcome.DealAgreed, (Speaker.Client, 7, "we take them"));

        var report = await _rig.Audit.RunAsync(default);

        (report.Calls, report.Passed, report.Differences).ShouldBe((4, 0, 0));
        report.Summary.ShouldBe("4 calls and 12 sums agree with a recount");
    }

    [Theory]
    [InlineData("UPDATE Tallies SET Dials = Dials + 1 WHERE Span = 'hour'", "hour 2026-11-23 09:00Z, nobody: Dials 2, recounted 1")]
    [InlineData("UPDATE Tallies SET TalkSeconds = 0 WHERE Span = 'day'", "day 20261123, nobody: TalkSeconds 0, recounted 60")]
    [InlineData("UPDATE Tallies SET NewDials = 0 WHERE Span = 'week'", "week 20261123, nobody: NewDials 0, recounted 1")]
    [InlineData("DELETE FROM Tallies WHERE Span = 'month'", "month 20261101, nobody: Calls 0, recounted 1")]
    [InlineData("UPDATE Tallies SET Start = 20270101 WHERE Span = 'day'", "day 20270101, nobody: Calls 1, recounted 0")]
    [InlineData("UPDATE CountedCalls SET Conversation = 0", "is counted as Person of nobody")]
    [InlineData("UPDATE CountedCalls SET New = 0", "is counted as Person of nobody")]
    [InlineData("DELETE FROM CountedCalls", "is not counted")]
    [InlineData("UPDATE Calls SET TalkSeconds = 12", "recounted as Person of nobody on 2026-11-23 (LegTooShort")]
    public async Task A_wrong_counter_is_found_and_a_recount_puts_it_right(string wrong, string told)
    {
        await _rig.CallAsync();
        await _rig.Database.SqlAsync(wrong);

        var report = await _rig.Audit.RunAsync(default);

        report.Differences.ShouldBeGreaterThan(0);
        report.Examples.ShouldContain(example => example.Contains(told, StringComparison.Ordinal), string.Join('\n', report.Examples));
    }

    [Fact]
    public async Task What_a_changed_call_should_have_counted_is_put_right_by_a_recount()
    {
        var call = await _rig.CallAsync();
        await _rig.Database.SqlAsync("UPDATE Calls SET TalkSeconds = 12");
        await _rig.Recounting.AskAsync(Monday);
        (await _rig.Audit.RunAsync(default)).Passed.ShouldBe(1);

        while (await _rig.Recounting.RecountNextAsync(default) is not null)
            continue;

        (await _rig.WrongAsync()).ShouldBeEmpty();
        (await _rig.CountedAsync(call)).Why.ShouldBe(ConversationReason.LegTooShort);
    }

    [Fact]
    public async Task A_call_that_is_about_to_be_counted_is_taken_as_it_is()
    {
        var call = await _rig.CallAsync();
        await _rig.Database.AddAsync(new CallCoach.Jobs.Job { CallId = call.Id, Stage = CallCoach.Jobs.Stage.Judge, Revision = 1 });
        await _rig.Database.SqlAsync("UPDATE Calls SET TalkSeconds = 12");

        (await _rig.Audit.RunAsync(default)).Differences.ShouldBe(0);

        await _rig.Database.SqlAsync("UPDATE Jobs SET Stage = 'Done'");
        (await _rig.WrongAsync()).ShouldContain(example => example.Contains("is counted as", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_difference_is_one_alert_a_night_and_agreement_none()
    {
        var clocks = new Clocks(_rig.Clock, TimeProvider.System);
        var check = new CountersCheck(_rig.Database, _rig.Database.Writer, _rig.Audit, new(clocks), Rows.Warsaw, clocks);
        var watch = new CountersWatch(check, new(_rig.Database, new FeedLog(), NullLogger<AlertPump>.Instance), Rows.Warsaw, clocks, NullLogger<CountersWatch>.Instance);
        await _rig.CallAsync();
        var looked = await watch.LookAsync(Monday.AddDays(-1), default);
        (looked, await _rig.Database.ReadAsync(db => db.Alerts.CountAsync())).ShouldBe((Monday, 0));
        await _rig.Database.SqlAsync("UPDATE Tallies SET Dials = 7");

        _rig.Clock.Set(new(2026, 11, 24, 2, 59, 0, TimeSpan.FromHours(1)));
        (await watch.LookAsync(looked, default)).ShouldBe(Monday);
        _rig.Clock.Set(new(2026, 11, 24, 3, 0, 0, TimeSpan.FromHours(1)));
        looked = await watch.LookAsync(looked, default);
        await watch.LookAsync(looked, default);

        looked.ShouldBe(Monday.AddDays(1));
        var alert = await _rig.Database.ReadAsync(db => db.Alerts.SingleAsync());
        (alert.Kind, alert.Times, alert.Day).ShouldBe((AlertKind.CountersWrong, 1, Monday.AddDays(1)));
        alert.Reason.ShouldNotBeNull().ShouldStartWith("4 of 1 calls and 4 sums differ from a recount: hour 2026-11-23 09:00Z, nobody: Dials 7, recounted 1");
    }
}
