using CallCoach.Calls;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCoach.Jobs;

/// <summary>Stages that share workers, so that slow ones do not hold up quick ones.</summary>
/// <param name="Again">It takes the calls that are judged again, which no other lane does, so that they hold up nobody.</param>
public sealed record Lane(string Name, IReadOnlyList<Stage> Stages, int Workers, bool Again = false);

/// <summary>What the worker needs to know of the whole pipeline.</summary>
/// <param name="Steps">The work of each stage.</param>
/// <param name="Next">The stage to go to after one: the first later one at which the call has something to do.</param>
/// <param name="SetAside">Called in the transaction that gives a job up, unless its call was only judged again.</param>
/// <param name="Changed">Called after each commit, with the call as it now is.</param>
public sealed record JobPlan(
    IReadOnlyDictionary<Stage, IStep> Steps,
    Func<Stage, Call, CallCoachDb, CancellationToken, Task<Stage>> Next,
    Func<CallCoachDb, Call, string, CancellationToken, Task> SetAside,
    Func<long, Stage, CancellationToken, Task> Changed);

/// <summary>Takes jobs of one lane, one at a time, and runs the step of their stage.</summary>
public sealed class JobWorker(
    IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, JobQueue queue, JobSignal signal, JobPlan plan, Clocks clocks, ILogger<JobWorker> log)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>Runs until cancelled; a job that fails never stops the worker.</summary>
    public async Task RunAsync(Lane lane, CancellationToken cancel)
    {
        var owner = $"{lane.Name}-{Guid.NewGuid():N}";
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                if (await queue.ClaimAsync(owner, lane.Stages, lane.Again) is { } job)
                {
                    await WorkAsync(lane, job, cancel);
                    continue;
                }
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                log.LogError(failure, "Lane {Lane} could not take or save a job", lane.Name);
            }
            await signal.WaitAsync(lane, Poll, cancel);
        }
    }

    private async Task WorkAsync(Lane lane, Job job, CancellationToken cancel)
    {
        using var scope = log.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["CallId"] = job.CallId });
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var renewal = new Timer(_ => _ = RenewAsync(job, lost), null, JobQueue.LeaseTime / 3, JobQueue.LeaseTime / 3);
        try
        {
            while (await JobMeter.RunAsync(job.Stage, job.CallId, () => RunStepAsync(lane, job, lost.Token)))
                continue;
        }
        catch (LeaseLostException)
        {
            log.LogWarning("The lease on stage {Stage} was lost; its result is dropped", job.Stage);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            log.LogWarning("The lease on stage {Stage} was lost; its work is broken off", job.Stage);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            await FailAsync(job, failure, lost.Token);
            await plan.Changed(job.CallId, job.Stage, cancel);
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
        cancel.ThrowIfCancellationRequested();

        var (next, present) = await writer.WriteAsync(db, async session =>
        {
            var present = JobQueue.Present(session, job);
            await save(db, CancellationToken.None);
            await db.SaveChangesAsync(CancellationToken.None);
            var next = present.Revision == job.Revision ? await plan.Next(job.Stage, call, db, CancellationToken.None) : present.Stage;
            if (next > present.EndsAfter)
                next = Stage.Done;
            queue.Advance(session, job, next, keep: lane.Stages.Contains(next));
            return (next, present);
        });

        await plan.Changed(job.CallId, job.Stage, cancel);
        (job.Stage, job.Revision, job.EndsAfter, job.Attempts) = (next, present.Revision, present.EndsAfter, 0);
        if (lane.Stages.Contains(next))
            return true;
        signal.Raise(next);
        return false;
    }

    /// <summary>Notes the failure; where the database does not take it, again and again until the lease has run out.</summary>
    private async Task FailAsync(Job job, Exception failure, CancellationToken lost)
    {
        var next = RetryPolicy.NextAttempt(failure, job.Attempts + 1, clocks.Steady.GetUtcNow());
        log.LogWarning(failure, "Stage {Stage} failed, attempt {Attempt}, {Outcome}", job.Stage, job.Attempts + 1, next is null ? "set aside" : "to be tried again");
        while (true)
        {
            try
            {
                await NoteAsync(job, failure, next);
                return;
            }
            catch (LeaseLostException)
            {
                return;
            }
            catch (Exception unsaved) when (RetryPolicy.IsStorage(unsaved))
            {
                await Task.Delay(Poll, clocks.Real, lost);
            }
        }
    }

    private async Task NoteAsync(Job job, Exception failure, DateTimeOffset? next)
    {
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        await writer.WriteAsync(db, async session =>
        {
            var isSetAside = queue.Fail(session, job, RetryPolicy.Kind(failure), RetryPolicy.Reason(failure), next);
            if (isSetAside && job.EndsAfter is null && await db.Calls.Include(c => c.Person).SingleOrDefaultAsync(c => c.Id == job.CallId) is { } call)
                await plan.SetAside(db, call, RetryPolicy.Reason(failure), CancellationToken.None);
            return isSetAside;
        });
    }

    private async Task RenewAsync(Job job, CancellationTokenSource lost)
    {
        try
        {
            if (!await queue.RenewAsync(job))
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
