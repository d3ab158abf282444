using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Jobs;

/// <summary>Leases jobs and moves them on. A lease names its owner; whoever lost it cannot save.</summary>
public sealed class JobQueue(IDbContextFactory<CallCoachDb> databases, Clocks clocks)
{
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(60);

    /// <summary>Takes the job that waited longest among those at the given stages.</summary>
    public async Task<Job?> ClaimAsync(string owner, IReadOnlyList<Stage> stages, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clocks.Real.GetUtcNow();
        var nowValue = now.ToUnixTimeMilliseconds();
        var until = (now + LeaseTime).ToUnixTimeMilliseconds();
        var names = string.Join(',', stages.Select(stage => $"'{stage}'"));
        var sql =
            $$"""
            UPDATE Jobs SET LeaseOwner = {0}, LeaseUntil = {1}
            WHERE CallId = (
              SELECT CallId FROM Jobs
              WHERE NextAttemptAt <= {2} AND Stage IN ({{names}}) AND (LeaseUntil IS NULL OR LeaseUntil < {2})
              ORDER BY NextAttemptAt LIMIT 1)
            RETURNING *
            """;
        return (await db.Jobs.FromSqlRaw(sql, owner, until, nowValue).AsNoTracking().ToListAsync(cancel)).SingleOrDefault();
    }

    /// <summary>Extends a lease; false when it was lost.</summary>
    public async Task<bool> RenewAsync(Job job, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var until = clocks.Real.GetUtcNow() + LeaseTime;
        return await Leased(db, job).ExecuteUpdateAsync(set => set.SetProperty(j => j.LeaseUntil, until), cancel) == 1;
    }

    /// <summary>Moves the job to its next stage, or back to gather when events came meanwhile. Part of the caller's transaction.</summary>
    /// <returns>False when the lease was lost: the caller must roll back.</returns>
    public async Task<bool> AdvanceAsync(CallCoachDb db, Job job, Stage next, CancellationToken cancel)
    {
        var now = clocks.Real.GetUtcNow();
        return await Leased(db, job).ExecuteUpdateAsync(
            set => set
                .SetProperty(j => j.Stage, j => j.Revision == job.Revision ? next : Stage.Gather)
                .SetProperty(j => j.NextAttemptAt, j => j.Revision == job.Revision && next == Stage.Done ? null : now)
                .SetProperty(j => j.Attempts, 0)
                .SetProperty(j => j.LastError, (string?)null)
                .SetProperty(j => j.LeaseOwner, (string?)null)
                .SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null),
            cancel) == 1;
    }

    /// <summary>Notes a failed attempt. Part of the caller's transaction.</summary>
    /// <param name="nextAttempt">When to try again, or null to set the job aside.</param>
    public async Task<bool> FailAsync(CallCoachDb db, Job job, string reason, DateTimeOffset? nextAttempt, CancellationToken cancel)
    {
        var now = clocks.Real.GetUtcNow();
        var setAside = nextAttempt is null ? now : (DateTimeOffset?)null;
        return await Leased(db, job).ExecuteUpdateAsync(
            set => set
                .SetProperty(j => j.Stage, j => j.Revision == job.Revision ? j.Stage : Stage.Gather)
                .SetProperty(j => j.NextAttemptAt, j => j.Revision == job.Revision ? nextAttempt : now)
                .SetProperty(j => j.SetAsideAt, j => j.Revision == job.Revision ? setAside : null)
                .SetProperty(j => j.Attempts, j => j.Attempts + 1)
                .SetProperty(j => j.LastError, reason)
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
