using CallCoach.Jobs;
using CallCoach.Storage;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Jobs;

public sealed class JobWorkerTests
{
    private static readonly int MostAttempts = RetryPolicy.PatienceWith(FailureKind.Unexpected).MostAttempts;

    [Fact]
    public async Task A_job_goes_through_its_stages_and_each_saves_its_result()
    {
        await using var rig = new WorkerRig(
            new ScriptedStep(Stage.Gather, call => call.Line = "client:olga"), new ScriptedStep(Stage.Count, call => call.Language = "pl"));
        var call = await rig.Database.AddJobAsync(Stage.Gather, rig.Clock.GetUtcNow());
        _ = rig.Start();

        (await rig.NextChangeAsync()).ShouldBe((call.Id, Stage.Gather));
        (await rig.NextChangeAsync()).ShouldBe((call.Id, Stage.Count));

        var saved = await rig.Database.CallAsync(call.Id);
        (saved.Line, saved.Language).ShouldBe(("client:olga", "pl"));
        (await rig.Database.JobAsync(call.Id)).Stage.ShouldBe(Stage.Done);
    }

    [Fact]
    public async Task A_step_that_cannot_be_done_yet_is_repeated_after_a_pause()
    {
        var attempts = 0;
        await using var rig = new WorkerRig(new ScriptedStep(Stage.Gather, (_, _) =>
            ++attempts == 1 ? throw new RetryException(FailureKind.Unexpected, "not there yet") : Task.FromResult<Save>((_, _) => Task.CompletedTask)));
        var call = await rig.Database.AddJobAsync(Stage.Gather, rig.Clock.GetUtcNow());
        _ = rig.Start();
        await rig.NextChangeAsync();

        var waiting = await rig.Database.JobAsync(call.Id);
        (waiting.Attempts, waiting.LastError, waiting.SetAsideAt, waiting.LeaseOwner).ShouldBe((1, "not there yet", null, null));
        waiting.NextAttemptAt!.Value.ShouldBeInRange(rig.Clock.GetUtcNow().AddSeconds(1), rig.Clock.GetUtcNow().AddSeconds(1.25));

        rig.Advance(TimeSpan.FromSeconds(2));
        await rig.NextChangeAsync();
        (await rig.Database.JobAsync(call.Id)).Stage.ShouldBe(Stage.Done);
        rig.SetAside.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_step_that_can_never_be_done_sets_the_job_aside_at_once_and_says_why()
    {
        await using var rig = new WorkerRig(new ScriptedStep(Stage.Gather, (_, _) => throw new GiveUpException(FailureKind.NotAudio, "not audio")));
        var call = await rig.Database.AddJobAsync(Stage.Gather, rig.Clock.GetUtcNow());
        _ = rig.Start();
        await rig.NextChangeAsync();

        var job = await rig.Database.JobAsync(call.Id);
        (job.SetAsideAt, job.NextAttemptAt, job.LastError).ShouldBe((rig.Clock.GetUtcNow(), null, "not audio"));
        rig.SetAside.ShouldHaveSingleItem().ShouldBe((call.Id, "not audio"));
    }

    [Fact]
    public async Task A_step_that_keeps_failing_is_set_aside_after_its_last_attempt_and_not_before()
    {
        var attempts = 0;
        await using var rig = new WorkerRig(new ScriptedStep(Stage.Gather, (_, _) => throw new IOException($"attempt {++attempts}")));
        var call = await rig.Database.AddJobAsync(Stage.Gather, rig.Clock.GetUtcNow());
        _ = rig.Start();
        for (var i = 1; i <= MostAttempts; i++)
        {
            await rig.NextChangeAsync();
            rig.SetAside.Count.ShouldBe(i == MostAttempts ? 1 : 0);
            rig.Advance(TimeSpan.FromMinutes(7));
        }

        attempts.ShouldBe(MostAttempts);
        (await rig.Database.JobAsync(call.Id)).LastError.ShouldBe($"IOException: attempt {MostAttempts}");
    }

    [Fact]
    public async Task A_failing_job_does_not_delay_the_others()
    {
        long failing = 0;
        await using var rig = new WorkerRig(new ScriptedStep(Stage.Gather, (call, _) => call.Id == failing
            ? throw new RetryException(FailureKind.Unexpected, "its provider is away")
            : Task.FromResult<Save>((_, _) => Task.CompletedTask)));
        failing = (await rig.Database.AddJobAsync(Stage.Gather, rig.Clock.GetUtcNow().AddMinutes(-1))).Id;
        var others = new List<long>();
        for (var i = 0; i < 5; i++)
            others.Add((await rig.Database.AddJobAsync(Stage.Gather, rig.Clock.GetUtcNow())).Id);
        _ = rig.Start();
        for (var i = 0; i < 6; i++)
            await rig.NextChangeAsync();

        foreach (var other in others)
            (await rig.Database.JobAsync(other)).Stage.ShouldBe(Stage.Done);
        (await rig.Database.JobAsync(failing)).Stage.ShouldBe(Stage.Gather);
    }

    [Fact]
    public async Task A_step_whose_save_fails_leaves_nothing_of_it()
    {
        await using var rig = new WorkerRig(new ScriptedStep(Stage.Gather, (call, _) => Task.FromResult<Save>(async (db, cancel) =>
        {
            call.Language = "pl";
            await db.SaveChangesAsync(cancel);
            throw new RetryException(FailureKind.Unexpected, "the second half cannot be saved");
        })));
        var call = await rig.Database.AddJobAsync(Stage.Gather, rig.Clock.GetUtcNow());
        _ = rig.Start();
        await rig.NextChangeAsync();

        (await rig.Database.CallAsync(call.Id)).Language.ShouldBeNull();
        (await rig.Database.JobAsync(call.Id)).Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_saves_nothing_and_goes_on_with_other_jobs()
    {
        var (started, mayEnd) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var rig = new WorkerRig(new ScriptedStep(Stage.Gather, async (call, _) =>
        {
            started.TrySetResult();
            await mayEnd.Task;
            return (_, _) =>
            {
                call.Language = "pl";
                return Task.CompletedTask;
            };
        }));
        var lost = await rig.Database.AddJobAsync(Stage.Gather, rig.Clock.GetUtcNow());
        _ = rig.Start();
        await started.Task;
        rig.Clock.Advance(JobQueue.LeaseTime + TimeSpan.FromSeconds(1));
        (await rig.Queue.ClaimAsync("other", rig.Lane.Stages)).ShouldNotBeNull();
        var next = await rig.Database.AddJobAsync(Stage.Gather, rig.Clock.GetUtcNow());

        mayEnd.SetResult();
        (await rig.NextChangeAsync()).CallId.ShouldBe(next.Id);

        (await rig.Database.CallAsync(lost.Id)).Language.ShouldBeNull();
        var job = await rig.Database.JobAsync(lost.Id);
        (job.Stage, job.LeaseOwner, job.Attempts).ShouldBe((Stage.Gather, "other", 0));
    }

    [Fact]
    public async Task News_that_comes_while_a_step_runs_sends_the_job_back_to_gather()
    {
        var ran = new List<Stage>();
        WorkerRig? rig = null;
        async Task<Save> CountAsync()
        {
            ran.Add(Stage.Count);
            if (ran.Count == 2)
                await SendAsync(rig!, session => JobQueue.Enqueue(session, callId: 1, rig!.Clock.GetUtcNow()));
            return (_, _) => Task.CompletedTask;
        }
        await using (rig = new WorkerRig(
            new ScriptedStep(Stage.Gather, _ => ran.Add(Stage.Gather)), new ScriptedStep(Stage.Count, (_, _) => CountAsync())))
        {
            var call = await rig.Database.AddJobAsync(Stage.Gather, rig.Clock.GetUtcNow());
            _ = rig.Start();
            for (var i = 0; i < 4; i++)
                await rig.NextChangeAsync();

            ran.ShouldBe([Stage.Gather, Stage.Count, Stage.Gather, Stage.Count]);
            (await rig.Database.JobAsync(call.Id)).Stage.ShouldBe(Stage.Done);
        }
    }

    [Fact]
    public async Task A_call_whose_findings_change_while_it_is_judged_is_judged_once_more()
    {
        var ran = new List<Stage>();
        WorkerRig? rig = null;
        async Task<Save> JudgeAsync()
        {
            ran.Add(Stage.Judge);
            if (ran.Count == 1)
                await SendAsync(rig!, session => rig!.Queue.JudgeAgain(session, callId: 1));
            return (_, _) => Task.CompletedTask;
        }
        await using (rig = new WorkerRig(
            again: true, new ScriptedStep(Stage.Judge, (_, _) => JudgeAsync()), new ScriptedStep(Stage.StopList, _ => ran.Add(Stage.StopList)),
            new ScriptedStep(Stage.Alert, _ => ran.Add(Stage.Alert))))
        {
            var call = await rig.Database.AddJobAsync(Stage.Done, rig.Clock.GetUtcNow());
            await SendAsync(rig, session => rig.Queue.JudgeAgain(session, call.Id));
            _ = rig.Start();
            for (var i = 0; i < 3; i++)
                await rig.NextChangeAsync();

            ran.ShouldBe([Stage.Judge, Stage.Judge, Stage.StopList]);
            (await rig.Database.JobAsync(call.Id)).Stage.ShouldBe(Stage.Done);
        }
    }

    [Fact]
    public async Task A_call_that_cannot_be_judged_again_is_set_aside_without_an_alert()
    {
        await using var rig = new WorkerRig(again: true, new ScriptedStep(Stage.Judge, (_, _) => throw new GiveUpException(FailureKind.Unexpected, "no model")));
        var call = await rig.Database.AddJobAsync(Stage.Done, rig.Clock.GetUtcNow());
        await SendAsync(rig, session => rig.Queue.JudgeAgain(session, call.Id));
        _ = rig.Start();
        await rig.NextChangeAsync();

        (await rig.Database.JobAsync(call.Id)).LastError.ShouldBe("no model");
        rig.SetAside.ShouldBeEmpty();
    }

    [Fact]
    public async Task Failures_of_one_stage_do_not_count_against_the_next()
    {
        var gathering = 0;
        await using var rig = new WorkerRig(
            new ScriptedStep(Stage.Gather, (_, _) => ++gathering < MostAttempts
                ? throw new RetryException(FailureKind.Unexpected, "not yet")
                : Task.FromResult<Save>((_, _) => Task.CompletedTask)),
            new ScriptedStep(Stage.Count, (_, _) => throw new RetryException(FailureKind.Unexpected, "for the first time")));
        var call = await rig.Database.AddJobAsync(Stage.Gather, rig.Clock.GetUtcNow());
        _ = rig.Start();
        (long CallId, Stage Stage) change;
        while ((change = await rig.NextChangeAsync()).Stage == Stage.Gather)
            rig.Advance(TimeSpan.FromMinutes(7));

        var job = await rig.Database.JobAsync(call.Id);
        (job.Stage, job.Attempts, job.SetAsideAt, job.LastError).ShouldBe((Stage.Count, 1, null, "for the first time"));
    }

    [Fact]
    public async Task A_worker_that_is_stopped_leaves_the_job_unfinished_and_without_a_failure()
    {
        var started = new TaskCompletionSource();
        await using var rig = new WorkerRig(new ScriptedStep(Stage.Gather, async (_, cancel) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, cancel);
            return (_, _) => Task.CompletedTask;
        }));
        var call = await rig.Database.AddJobAsync(Stage.Gather, rig.Clock.GetUtcNow());
        var running = rig.Start();
        await started.Task;

        await rig.StopAsync();

        await Should.ThrowAsync<OperationCanceledException>(running);
        var job = await rig.Database.JobAsync(call.Id);
        (job.Stage, job.Attempts, job.LastError).ShouldBe((Stage.Gather, 0, null));
    }

    private static Task<bool> SendAsync(WorkerRig rig, Action<WriteSession> send) => rig.Database.Writer.WriteAsync(session =>
    {
        send(session);
        return ValueTask.FromResult(true);
    });
}
