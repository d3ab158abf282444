using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Jobs;

/// <summary>
/// Leases jobs and moves them on. A lease names its owner; whoever lost it cannot save. Instants come from the steady
/// clock, so that a machine whose clock is set neither repeats nor delays anything.
/// </summary>
public sealed class JobQueue(DatabaseWriter writer, IDbContextFactory<CallCoachDb> databases, Clocks clocks)
{
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(60);

    private long Now => clocks.Steady.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A job for a call that has news: its own, set back to the beginning, or a new one. Part of the caller's transaction.</summary>
    public static void Enqueue(WriteSession session, long callId, DateTimeOffset now) => session.Execute(
        """
        INSERT INTO Jobs (CallId, Stage, Revision, Attempts, NextAttemptAt) VALUES ($call, 'Gather', 1, 0, $now)
        ON CONFLICT (CallId) DO UPDATE SET
          Stage = 'Gather', Revision = Revision + 1, Attempts = 0, NextAttemptAt = $now, SetAsideAt = NULL, LastError = NULL, FailureKind = NULL
        """,
        ("$call", callId), ("$now", now.ToUnixTimeMilliseconds()));

    /// <summary>
    /// Sends a job that is past a stage to a later one of those it has done, as what they go by has changed. One that is being worked
    /// on there begins anew when its step ends; one that has not come so far finds the change by itself. Part of the caller's transaction.
    /// </summary>
    public void SendBack(WriteSession session, long callId, Stage past, Stage to) => session.Execute(
        """
        UPDATE Jobs SET
          Stage = $to, Revision = Revision + 1, Attempts = 0, NextAttemptAt = $now, SetAsideAt = NULL, LastError = NULL, FailureKind = NULL
        WHERE CallId = $call AND instr($later, ' ' || Stage || ' ') > 0
        """,
        ("$to", to.ToString()), ("$now", Now), ("$call", callId),
        ("$later", $" {string.Join(' ', Enum.GetValues<Stage>().Where(stage => stage > past))} "));

    /// <summary>Takes the job that waited longest at the latest of the given stages where one waits.</summary>
    public Task<Job?> ClaimAsync(string owner, IReadOnlyList<Stage> stages) => writer.WriteAsync(session =>
    {
        foreach (var stage in stages.OrderDescending())
            if (Claim(session, owner, stage) is { } job)
                return ValueTask.FromResult<Job?>(job);
        return ValueTask.FromResult<Job?>(null);
    });

    private Job? Claim(WriteSession session, string owner, Stage stage) => session.Row(
        """
        UPDATE Jobs SET LeaseOwner = $owner, LeaseUntil = $until
        WHERE CallId = (
          SELECT CallId FROM Jobs
          WHERE Stage = $stage AND NextAttemptAt <= $now AND (LeaseUntil IS NULL OR LeaseUntil < $now)
          ORDER BY NextAttemptAt LIMIT 1)
        RETURNING CallId, Revision, Attempts, LeaseUntil
        """,
        row => new Job
        {
            CallId = row.Number(0),
            Stage = stage,
            Revision = row.Number(1),
            Attempts = (int)row.Number(2),
            LeaseOwner = owner,
            LeaseUntil = DateTimeOffset.FromUnixTimeMilliseconds(row.Number(3)),
        },
        ("$owner", owner), ("$until", LeaseEnd), ("$stage", stage.ToString()), ("$now", Now));

    private long LeaseEnd => Now + (long)LeaseTime.TotalMilliseconds;

    /// <summary>Extends a lease; false when it was lost.</summary>
    public Task<bool> RenewAsync(Job job) => writer.WriteAsync(session => ValueTask.FromResult(session.Execute(
        "UPDATE Jobs SET LeaseUntil = $until WHERE CallId = $call AND LeaseOwner = $owner",
        ("$until", LeaseEnd), ("$call", job.CallId), ("$owner", job.LeaseOwner)) == 1));

    /// <summary>The job's revision as it is now. Part of the caller's transaction.</summary>
    /// <exception cref="LeaseLostException">Nothing may be saved.</exception>
    public static long Revision(WriteSession session, Job job) => session.Number(
        "SELECT Revision FROM Jobs WHERE CallId = $call AND LeaseOwner = $owner", ("$call", job.CallId), ("$owner", job.LeaseOwner))
        ?? throw new LeaseLostException();

    /// <summary>Moves the job to another stage. Part of the caller's transaction.</summary>
    /// <param name="keep">Keep the lease, to go on with the next stage at once.</param>
    /// <exception cref="LeaseLostException">Nothing may be saved.</exception>
    public void Advance(WriteSession session, Job job, Stage next, bool keep) => MustHold(session.Execute(
        """
        UPDATE Jobs SET
          Stage = $next, NextAttemptAt = $due, Attempts = 0, LastError = NULL, FailureKind = NULL,
          LeaseOwner = CASE WHEN $keep THEN LeaseOwner END, LeaseUntil = CASE WHEN $keep THEN LeaseUntil END
        WHERE CallId = $call AND LeaseOwner = $owner
        """,
        ("$next", next.ToString()), ("$due", next == Stage.Done ? null : Now), ("$keep", keep), ("$call", job.CallId), ("$owner", job.LeaseOwner)));

    /// <summary>Notes a failed attempt. News that came meanwhile start the job anew. Part of the caller's transaction.</summary>
    /// <param name="nextAttempt">When to try again, or null to set the job aside.</param>
    /// <returns>Whether the job was set aside.</returns>
    /// <exception cref="LeaseLostException">Nothing may be saved.</exception>
    public bool Fail(WriteSession session, Job job, FailureKind kind, string reason, DateTimeOffset? nextAttempt)
    {
        var hasNews = Revision(session, job) != job.Revision;
        var setAside = nextAttempt is null && !hasNews;
        MustHold(session.Execute(
            """
            UPDATE Jobs SET
              Stage = $stage, NextAttemptAt = $due, SetAsideAt = $aside, Attempts = $attempts, LastError = $reason, FailureKind = $kind,
              LeaseOwner = NULL, LeaseUntil = NULL
            WHERE CallId = $call AND LeaseOwner = $owner
            """,
            ("$stage", (hasNews ? Stage.Gather : job.Stage).ToString()),
            ("$due", hasNews ? Now : nextAttempt?.ToUnixTimeMilliseconds()),
            ("$aside", setAside ? Now : null),
            ("$attempts", hasNews ? 0 : job.Attempts + 1),
            ("$reason", reason), ("$kind", kind.ToString()), ("$call", job.CallId), ("$owner", job.LeaseOwner)));
        return setAside;
    }

    /// <summary>Puts a job back to its beginning; what is already done is kept.</summary>
    /// <returns>False when there is no such job, or it is being worked on.</returns>
    public Task<bool> RetryAsync(long callId) => writer.WriteAsync(session => ValueTask.FromResult(session.Execute(
        "UPDATE Jobs SET Stage = 'Gather', Attempts = 0, NextAttemptAt = 0, SetAsideAt = NULL WHERE CallId = $call AND LeaseOwner IS NULL",
        ("$call", callId)) == 1));

    /// <summary>
    /// Frees every lease and ends every wait: only one process works on a data folder, so at its start all leases are of the
    /// dead, and the clock may have been set since the waits were written.
    /// </summary>
    public Task StartAnewAsync() => writer.WriteAsync(session => ValueTask.FromResult(session.Execute(
        """
        UPDATE Jobs SET LeaseOwner = NULL, LeaseUntil = NULL, NextAttemptAt = MIN(NextAttemptAt, $now)
        WHERE LeaseOwner IS NOT NULL OR NextAttemptAt > $now
        """,
        ("$now", Now))));

    /// <summary>Whether any job is ready to be worked on or being worked on.</summary>
    public async Task<bool> IsBusyAsync(IReadOnlyList<Stage> stages, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clocks.Steady.GetUtcNow();
        return await db.Jobs.AnyAsync(j => j.NextAttemptAt <= now && stages.Contains(j.Stage), cancel);
    }

    private static void MustHold(int rows)
    {
        if (rows != 1)
            throw new LeaseLostException();
    }
}

/// <summary>Somebody else holds the job's lease by now.</summary>
public sealed class LeaseLostException() : Exception("The lease of the job was lost.");
