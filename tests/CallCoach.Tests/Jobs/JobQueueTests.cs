using System.Collections.Concurrent;
using CallCoach.Jobs;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Jobs;

public sealed class JobQueueTests : IDisposable
{
    private static readonly Stage[] Quick = [Stage.Gather, Stage.Count];

    private readonly TestDatabase _database = new();
    private readonly FakeTimeProvider _clock = new(Rows.Morning);
    private readonly JobQueue _queue;

    public JobQueueTests() => _queue = new(_database.Writer, _database, new(_clock, _clock));

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Whoever_claims_at_the_same_time_no_job_is_claimed_twice()
    {
        for (var i = 0; i < 40; i++)
            await _database.AddJobAsync(Stage.Gather, _clock.GetUtcNow());
        var claimed = new ConcurrentBag<long>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            while (await ClaimAsync($"worker-{worker}") is { } job)
                claimed.Add(job.CallId);
        })));

        claimed.Count.ShouldBe(40);
        claimed.Distinct().Count().ShouldBe(40);
    }

    [Fact]
    public async Task What_is_furthest_comes_first_and_of_these_what_waited_longest()
    {
        var gathering = await _database.AddJobAsync(Stage.Gather, _clock.GetUtcNow().AddSeconds(-20));
        var young = await _database.AddJobAsync(Stage.Count, _clock.GetUtcNow().AddSeconds(-1));
        var old = await _database.AddJobAsync(Stage.Count, _clock.GetUtcNow().AddSeconds(-9));

        (await ClaimAsync("w"))!.CallId.ShouldBe(old.Id);
        (await ClaimAsync("w"))!.CallId.ShouldBe(young.Id);
        (await ClaimAsync("w"))!.CallId.ShouldBe(gathering.Id);
    }

    [Theory]
    [InlineData(Stage.Done, Stage.Judge, Stage.StopList, 2)]
    [InlineData(Stage.Alert, Stage.Judge, null, 2)]
    [InlineData(Stage.Classify, Stage.Classify, null, 1)]
    [InlineData(Stage.Gather, Stage.Gather, null, 1)]
    public async Task Only_a_classified_call_is_judged_again_and_only_one_that_was_done_ends_before_the_alerts(Stage from, Stage to, Stage? last, long revision)
    {
        var call = await _database.AddJobAsync(from, _clock.GetUtcNow());
        await _database.SqlAsync("UPDATE Jobs SET SetAsideAt = CASE WHEN Stage = 'Alert' THEN 5 END");

        await JudgeAgainAsync(call.Id);

        var job = await _database.JobAsync(call.Id);
        (job.Stage, job.EndsAfter, job.Revision, job.NextAttemptAt, job.SetAsideAt).ShouldBe((to, last, revision, _clock.GetUtcNow(), null));
    }

    [Fact]
    public async Task What_is_judged_again_is_taken_by_its_own_lane_until_news_make_it_a_call_like_any_other()
    {
        var call = await _database.AddJobAsync(Stage.Done, _clock.GetUtcNow());
        await JudgeAgainAsync(call.Id);
        (await _queue.CountAgainAsync(default)).ShouldBe(1);

        (await _queue.ClaimAsync("quick", Enum.GetValues<Stage>())).ShouldBeNull();
        (await _queue.ClaimAsync("again", [Stage.Judge], again: true))!.EndsAfter.ShouldBe(Stage.StopList);
        await EnqueueAsync(call.Id);
        await _queue.StartAnewAsync();

        (await _queue.CountAgainAsync(default)).ShouldBe(0);
        (await _queue.ClaimAsync("again", Enum.GetValues<Stage>(), again: true)).ShouldBeNull();
        (await ClaimAsync("quick"))!.ShouldSatisfyAllConditions(job => job.Stage.ShouldBe(Stage.Gather), job => job.EndsAfter.ShouldBeNull());
    }

    [Fact]
    public async Task A_call_judged_again_that_was_set_aside_is_tried_again_where_it_is_and_in_the_end_is_as_it_was()
    {
        var call = await _database.AddJobAsync(Stage.Done, _clock.GetUtcNow());
        await JudgeAgainAsync(call.Id);
        var failed = (await _queue.ClaimAsync("again", [Stage.Judge], again: true))!;
        (await FailAsync(failed)).ShouldBeTrue();
        (await _queue.CountAgainAsync(default)).ShouldBe(0);

        (await _queue.RetryAsync(call.Id)).ShouldBeTrue();
        var job = (await _queue.ClaimAsync("again", [Stage.Judge], again: true))!;
        await AdvanceAsync(job, Stage.Done);

        (await _database.JobAsync(call.Id)).ShouldSatisfyAllConditions(done => done.Stage.ShouldBe(Stage.Done), done => done.EndsAfter.ShouldBeNull());
    }

    [Fact]
    public async Task A_job_of_another_lane_or_not_yet_due_or_done_is_not_claimed()
    {
        await _database.AddJobAsync(Stage.Transcribe, _clock.GetUtcNow());
        await _database.AddJobAsync(Stage.Gather, _clock.GetUtcNow().AddSeconds(5));
        var done = await _database.AddCallAsync();
        await _database.AddAsync(new Job { CallId = done.Id, Stage = Stage.Done, NextAttemptAt = null });

        (await ClaimAsync("w")).ShouldBeNull();
        _clock.Advance(TimeSpan.FromSeconds(5));
        (await ClaimAsync("w")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_taken_over_and_its_loser_can_neither_advance_nor_fail_nor_renew()
    {
        var call = await _database.AddJobAsync(Stage.Gather, _clock.GetUtcNow());
        var lost = (await ClaimAsync("slow"))!;
        _clock.Advance(JobQueue.LeaseTime + TimeSpan.FromSeconds(1));
        var taken = await ClaimAsync("quick");

        taken!.CallId.ShouldBe(call.Id);
        await Should.ThrowAsync<LeaseLostException>(() => AdvanceAsync(lost, Stage.Done));
        await Should.ThrowAsync<LeaseLostException>(() => FailAsync(lost));
        (await _queue.RenewAsync(lost)).ShouldBeFalse();
        var job = await _database.JobAsync(call.Id);
        (job.Stage, job.LeaseOwner, job.LastError).ShouldBe((Stage.Gather, "quick", null));
    }

    [Fact]
    public async Task A_renewed_lease_is_not_taken_over()
    {
        await _database.AddJobAsync(Stage.Gather, _clock.GetUtcNow());
        var job = (await ClaimAsync("slow"))!;
        _clock.Advance(JobQueue.LeaseTime - TimeSpan.FromSeconds(1));

        (await _queue.RenewAsync(job)).ShouldBeTrue();
        _clock.Advance(TimeSpan.FromSeconds(2));

        (await ClaimAsync("quick")).ShouldBeNull();
    }

    [Fact]
    public async Task An_advanced_job_is_free_at_its_next_stage_with_its_failures_forgotten()
    {
        var call = await _database.AddJobAsync(Stage.Gather, _clock.GetUtcNow());
        await _database.SqlAsync("UPDATE Jobs SET Attempts = 3, LastError = 'was away'");
        await AdvanceAsync((await ClaimAsync("w"))!, Stage.Count);

        var job = await _database.JobAsync(call.Id);
        (job.Stage, job.Attempts, job.LastError, job.LeaseOwner, job.LeaseUntil).ShouldBe((Stage.Count, 0, null, null, null));
        job.NextAttemptAt.ShouldBe(_clock.GetUtcNow());
    }

    [Fact]
    public async Task A_finished_job_is_not_due_again()
    {
        var call = await _database.AddJobAsync(Stage.Gather, _clock.GetUtcNow());
        await AdvanceAsync((await ClaimAsync("w"))!, Stage.Done);

        var job = await _database.JobAsync(call.Id);
        (job.Stage, job.NextAttemptAt).ShouldBe((Stage.Done, null));
    }

    [Fact]
    public async Task A_job_that_goes_on_at_once_keeps_its_lease()
    {
        var call = await _database.AddJobAsync(Stage.Gather, _clock.GetUtcNow());
        await AdvanceAsync((await ClaimAsync("w"))!, Stage.Count, keep: true);

        (await ClaimAsync("other")).ShouldBeNull();
        var job = await _database.JobAsync(call.Id);
        (job.Stage, job.LeaseOwner).ShouldBe((Stage.Count, "w"));
    }

    [Fact]
    public async Task A_job_given_up_while_news_came_is_gathered_again_with_all_its_attempts()
    {
        var call = await _database.AddJobAsync(Stage.Count, _clock.GetUtcNow());
        await _database.SqlAsync("UPDATE Jobs SET Attempts = 9");
        var job = (await ClaimAsync("w"))!;
        await EnqueueAsync(call.Id);
        (await FailAsync(job)).ShouldBeFalse();

        var back = await _database.JobAsync(call.Id);
        (back.Stage, back.NextAttemptAt, back.SetAsideAt, back.Attempts).ShouldBe((Stage.Gather, _clock.GetUtcNow(), null, 0));
    }

    [Fact]
    public async Task At_the_start_every_lease_of_a_dead_process_is_freed()
    {
        var call = await _database.AddJobAsync(Stage.Gather, _clock.GetUtcNow());
        await ClaimAsync("dead");
        (await ClaimAsync("new")).ShouldBeNull();

        await _queue.StartAnewAsync();

        (await ClaimAsync("new"))!.CallId.ShouldBe(call.Id);
    }

    [Fact]
    public async Task At_the_start_nothing_waits_for_an_hour_that_a_clock_set_back_has_added()
    {
        var call = await _database.AddJobAsync(Stage.Fetch, _clock.GetUtcNow().AddHours(1));

        await _queue.StartAnewAsync();

        (await _queue.ClaimAsync("new", [Stage.Fetch]))!.CallId.ShouldBe(call.Id);
    }

    [Fact]
    public async Task A_job_that_is_done_or_set_aside_stays_so_at_the_start()
    {
        var done = await _database.AddCallAsync();
        await _database.AddAsync(new Job { CallId = done.Id, Stage = Stage.Done, NextAttemptAt = null });
        var aside = await _database.AddCallAsync();
        await _database.AddAsync(new Job { CallId = aside.Id, Stage = Stage.Count, NextAttemptAt = null, SetAsideAt = _clock.GetUtcNow() });

        await _queue.StartAnewAsync();

        (await ClaimAsync("new")).ShouldBeNull();
    }

    [Theory]
    [InlineData(+1)]
    [InlineData(-1)]
    public async Task Setting_the_machines_clock_neither_ends_a_lease_nor_delays_a_job(int hours)
    {
        var clock = new SetClock(Rows.Morning);
        var queue = new JobQueue(_database.Writer, _database, new(clock, clock));
        var leased = await _database.AddJobAsync(Stage.Gather, clock.GetUtcNow());
        (await queue.ClaimAsync("w", Quick)).ShouldNotBeNull();
        var waiting = await _database.AddJobAsync(Stage.Gather, clock.GetUtcNow().AddSeconds(2));

        clock.SetBy(TimeSpan.FromHours(hours));
        (await queue.ClaimAsync("other", Quick)).ShouldBeNull();
        clock.Pass(TimeSpan.FromSeconds(2));

        (await queue.ClaimAsync("other", Quick))!.CallId.ShouldBe(waiting.Id);
        (await _database.JobAsync(leased.Id)).LeaseOwner.ShouldBe("w");
    }

    [Fact]
    public async Task A_job_set_aside_can_be_tried_again_unless_somebody_works_on_it()
    {
        var call = await _database.AddJobAsync(Stage.Count, _clock.GetUtcNow());
        (await ClaimAsync("w")).ShouldNotBeNull();
        (await _queue.RetryAsync(call.Id)).ShouldBeFalse();

        await _database.SqlAsync("UPDATE Jobs SET LeaseOwner = NULL, LeaseUntil = NULL, NextAttemptAt = NULL, SetAsideAt = 1, Attempts = 10");
        (await _queue.RetryAsync(call.Id)).ShouldBeTrue();

        var job = await _database.JobAsync(call.Id);
        (job.Stage, job.Attempts, job.SetAsideAt, job.NextAttemptAt).ShouldBe((Stage.Gather, 0, null, DateTimeOffset.UnixEpoch));
        (await _queue.RetryAsync(call.Id + 1)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_queue_is_busy_while_a_job_is_due_or_worked_on_and_not_when_it_waits_or_is_done()
    {
        var call = await _database.AddJobAsync(Stage.Count, _clock.GetUtcNow());
        (await _queue.IsBusyAsync(Quick, default)).ShouldBeTrue();
        var job = (await ClaimAsync("w"))!;
        (await _queue.IsBusyAsync(Quick, default)).ShouldBeTrue();

        await AdvanceAsync(job, Stage.Fetch);

        (await _queue.IsBusyAsync(Quick, default)).ShouldBeFalse();
        (await _queue.IsBusyAsync([Stage.Fetch], default)).ShouldBeTrue();
        (await _database.ReadAsync(db => db.Jobs.CountAsync(j => j.CallId == call.Id))).ShouldBe(1);
    }

    private Task<bool> EnqueueAsync(long call) => _database.Writer.WriteAsync(session =>
    {
        JobQueue.Enqueue(session, call, _clock.GetUtcNow());
        return ValueTask.FromResult(true);
    });

    private Task<bool> JudgeAgainAsync(long call) => _database.Writer.WriteAsync(session =>
    {
        _queue.JudgeAgain(session, call);
        return ValueTask.FromResult(true);
    });

    private Task<Job?> ClaimAsync(string owner) => _queue.ClaimAsync(owner, Quick);

    private Task<bool> AdvanceAsync(Job job, Stage next, bool keep = false) => _database.Writer.WriteAsync(session =>
    {
        _queue.Advance(session, job, next, keep);
        return ValueTask.FromResult(true);
    });

    /// <summary>Fails for the last time.</summary>
    private Task<bool> FailAsync(Job job) => _database.Writer.WriteAsync(session =>
        ValueTask.FromResult(_queue.Fail(session, job, FailureKind.Unexpected, "no", nextAttempt: null)));
}
