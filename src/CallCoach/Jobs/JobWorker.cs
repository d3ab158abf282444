using CallCoach.Calls;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCoach.Jobs;

/// <summary>Stages that share workers, so that slow ones do not hold up quick ones.</summary>
public sealed record Lane(string Name, IReadOnlyList<Stage> Stages, int Workers);

/// <summary>What the worker needs to know of the whole pipeline.</summary>
/// <param name="Steps">The work of each stage.</param>
/// <param name="Next">The stage to go to after one: the first later one at which the call has something to do.</param>
/// <param name="SetAside">Called in the transaction that gives a job up.</param>
/// <param name="Changed">Called after each commit, with the call as it now is.</param>
public sealed record JobPlan(
    IReadOnlyDictionary<Stage, IStep> Steps,
    Func<Stage, Call, CallCoachDb, CancellationToken, Task<Stage>> Next,
    Func<CallCoachDb, Call, string, CancellationToken, Task> SetAside,
    Func<long, Stage, CancellationToken, Task> Changed);

/// <summary>Takes jobs of one lane, one at a time, and runs the step of their stage.</summary>
public sealed class JobWorker(
    IDbContextFactory<CallCoachDb> databases, JobQueue queue, JobSignal signal, JobPlan plan, Clocks clocks, ILogger<JobWorker> log)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>Runs until cancelled; a job that fails never stops the worker.</summary>
    public async Task RunAsync(Lane lane, CancellationToken cancel)
    {
        var owner = $"{lane.Name}-{Guid.NewGuid():N}";
        while (!cancel.IsCancellationRequested)
        {
            var raised = signal.Next;
            try
            {
                if (await queue.ClaimAsync(owner, lane.Stages, cancel) is { } job)
                {
                    await WorkAsync(lane, job, cancel);
                    continue;
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
            {
                log.LogError(failure, "Lane {Lane} could not take or save a job", lane.Name);
            }
            await Task.WhenAny(raised, Task.Delay(Poll, clocks.Real, cancel));
        }
    }

    private async Task WorkAsync(Lane lane, Job job, CancellationToken cancel)
    {
        using var scope = log.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["CallId"] = job.CallId });
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var renewal = new Timer(_ => _ = RenewAsync(job, lost), null, JobQueue.LeaseTime / 3, JobQueue.LeaseTime / 3);
        try
        {
            while (await RunStepAsync(lane, job, lost.Token))
                continue;
        }
        catch (Exception failure) when (!lost.IsCancellationRequested)
        {
            await FailAsync(job, failure, cancel);
            await plan.Changed(job.CallId, job.Stage, cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("The lease on stage {Stage} was lost; its result is dropped", job.Stage);
        }
    }

    /// <returns>Whether the next stage is of this lane too, and the job still ours.</returns>
    private async Task<bool> RunStepAsync(Lane lane, Job job, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var call = await db.Calls.Include(c => c.Person).SingleOrDefaultAsync(c => c.Id == job.CallId, cancel);
        if (call is null)
            return false;
        var save = await plan.Steps[job.Stage].RunAsync(call, db, cancel);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await JobQueue.RevisionAsync(db, job, cancel) is not { } revision)
            return false;
        await save(db, cancel);
        await db.SaveChangesAsync(cancel);
        var next = revision == job.Revision ? await plan.Next(job.Stage, call, db, cancel) : Stage.Gather;
        var keep = lane.Stages.Contains(next);
        await queue.AdvanceAsync(db, job, next, keep, cancel);
        await transaction.CommitAsync(cancel);

        await plan.Changed(job.CallId, job.Stage, cancel);
        (job.Stage, job.Revision, job.Attempts) = (next, revision, 0);
        if (!keep && next != Stage.Done)
            signal.Raise();
        return keep;
    }

    private async Task FailAsync(Job job, Exception failure, CancellationToken cancel)
    {
        var next = RetryPolicy.NextAttempt(failure, job.Attempts + 1, clocks.Real.GetUtcNow());
        log.LogWarning(failure, "Stage {Stage} failed, attempt {Attempt}, {Outcome}", job.Stage, job.Attempts + 1, next is null ? "set aside" : "to be tried again");
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await queue.FailAsync(db, job, RetryPolicy.Kind(failure), RetryPolicy.Reason(failure), next, cancel))
            return;
        var setAside = await db.Jobs.AnyAsync(j => j.CallId == job.CallId && j.SetAsideAt != null, cancel);
        if (setAside && await db.Calls.Include(c => c.Person).SingleOrDefaultAsync(c => c.Id == job.CallId, cancel) is { } call)
        {
            await plan.SetAside(db, call, RetryPolicy.Reason(failure), cancel);
            await db.SaveChangesAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
    }

    private async Task RenewAsync(Job job, CancellationTokenSource lost)
    {
        try
        {
            if (!await queue.RenewAsync(job, CancellationToken.None))
                await lost.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The step ended while its lease was being renewed.
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The lease of call {CallId} could not be renewed", job.CallId);
        }
    }
}
