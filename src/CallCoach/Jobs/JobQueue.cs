using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Jobs;

/// <summary>Leases jobs and moves them on. A lease names its owner; whoever lost it cannot save.</summary>
public sealed class JobQueue(IDbContextFactory<CallCoachDb> databases, Clocks clocks)
{
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(60);

    /// <summary>Takes the job that waited longest at the latest of the given stages where one waits.</summary>
    public async Task<Job?> ClaimAsync(string owner, IReadOnlyList<Stage> stages, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        foreach (var stage in stages.OrderDescending())
        {
            while (await FirstReadyAsync(db, stage, cancel) is { } callId)
            {
                if (await LeaseAsync(db, callId, stage, owner, cancel) is { } job)
                    return job;
            }
        }
        return null;
    }

    private async Task<long?> FirstReadyAsync(CallCoachDb db, Stage stage, CancellationToken cancel)
    {
        var now = clocks.Real.GetUtcNow();
        return await db.Jobs
            .Where(j => j.Stage == stage && j.NextAttemptAt <= now && (j.LeaseUntil == null || j.LeaseUntil < now))
            .OrderBy(j => j.NextAttemptAt).Select(j => (long?)j.CallId).FirstOrDefaultAsync(cancel);
    }

    /// <returns>Null when somebody else was quicker.</returns>
    private async Task<Job?> LeaseAsync(CallCoachDb db, long callId, Stage stage, string owner, CancellationToken cancel)
    {
        var now = clocks.Real.GetUtcNow();
        var until = now + LeaseTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var taken = await db.Jobs
            .Where(j => j.CallId == callId && j.Stage == stage && j.NextAttemptAt <= now && (j.LeaseUntil == null || j.LeaseUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.LeaseOwner, owner).SetProperty(j => j.LeaseUntil, until), cancel);
        var job = taken == 0 ? null : await db.Jobs.AsNoTracking().SingleAsync(j => j.CallId == callId, cancel);
        await transaction.CommitAsync(cancel);
        return job;
    }

    /// <summary>Extends a lease; false when it was lost.</summary>
    public async Task<bool> RenewAsync(Job job, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var until = clocks.Real.GetUtcNow() + LeaseTime;
        return await Leased(db, job).ExecuteUpdateAsync(set => set.SetProperty(j => j.LeaseUntil, until), cancel) == 1;
    }

    /// <summary>The job's revision as it is now. Part of the caller's transaction, which must hold the write lock.</summary>
    /// <returns>Null when the lease was lost: the caller must roll back.</returns>
    public static async Task<long?> RevisionAsync(CallCoachDb db, Job job, CancellationToken cancel) =>
        await Leased(db, job).Select(j => (long?)j.Revision).SingleOrDefaultAsync(cancel);

    /// <summary>Moves the job to another stage. Part of the caller's transaction.</summary>
    /// <param name="keep">Keep the lease, to go on with the next stage at once.</param>
    public async Task AdvanceAsync(CallCoachDb db, Job job, Stage next, bool keep, CancellationToken cancel)
    {
        var nextAttempt = next == Stage.Done ? null : (DateTimeOffset?)clocks.Real.GetUtcNow();
        await Leased(db, job).ExecuteUpdateAsync(
            set => set
                .SetProperty(j => j.Stage, next)
                .SetProperty(j => j.NextAttemptAt, nextAttempt)
                .SetProperty(j => j.Attempts, 0)
                .SetProperty(j => j.LastError, (string?)null)
                .SetProperty(j => j.FailureKind, (FailureKind?)null)
                .SetProperty(j => j.LeaseOwner, j => keep ? j.LeaseOwner : null)
                .SetProperty(j => j.LeaseUntil, j => keep ? j.LeaseUntil : null),
            cancel);
    }

    /// <summary>Notes a failed attempt. Part of the caller's transaction.</summary>
    /// <param name="nextAttempt">When to try again, or null to set the job aside.</param>
    public async Task<bool> FailAsync(CallCoachDb db, Job job, FailureKind kind, string reason, DateTimeOffset? nextAttempt, CancellationToken cancel)
    {
        var now = clocks.Real.GetUtcNow();
        var setAside = nextAttempt is null ? now : (DateTimeOffset?)null;
        return await Leased(db, job).ExecuteUpdateAsync(
            set => set
                .SetProperty(j => j.Stage, j => j.Revision == job.Revision ? j.Stage : Stage.Gather)
                .SetProperty(j => j.NextAttemptAt, j => j.Revision == job.Revision ? nextAttempt : now)
                .SetProperty(j => j.SetAsideAt, j => j.Revision == job.Revision ? setAside : null)
                .SetProperty(j => j.Attempts, j => j.Revision == job.Revision ? j.Attempts + 1 : 0)
                .SetProperty(j => j.LastError, reason)
                .SetProperty(j => j.FailureKind, kind)
                .SetProperty(j => j.LeaseOwner, (string?)null)
                .SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null),
            cancel) == 1;
    }

    /// <summary>Puts a job back to its beginning; what is already done is kept.</summary>
    /// <returns>False when there is no such job, or it is being worked on.</returns>
    public async Task<bool> RetryAsync(long callId, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clocks.Real.GetUtcNow();
        return await db.Jobs.Where(j => j.CallId == callId && j.LeaseOwner == null).ExecuteUpdateAsync(
            set => set
                .SetProperty(j => j.Stage, Stage.Gather)
                .SetProperty(j => j.Attempts, 0)
                .SetProperty(j => j.NextAttemptAt, now)
                .SetProperty(j => j.SetAsideAt, (DateTimeOffset?)null),
            cancel) == 1;
    }

    /// <summary>Frees every lease: only one process works on a data folder, so at its start all leases are of the dead.</summary>
    public async Task ReleaseAllAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await db.Jobs.Where(j => j.LeaseOwner != null).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.LeaseOwner, (string?)null).SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null), cancel);
    }

    /// <summary>Whether any job is ready to be worked on or being worked on.</summary>
    public async Task<bool> IsBusyAsync(IReadOnlyList<Stage> stages, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clocks.Real.GetUtcNow();
        return await db.Jobs.AnyAsync(j => j.NextAttemptAt <= now && stages.Contains(j.Stage), cancel);
    }

    private static IQueryable<Job> Leased(CallCoachDb db, Job job) =>
        db.Jobs.Where(j => j.CallId == job.CallId && j.LeaseOwner == job.LeaseOwner);
}
