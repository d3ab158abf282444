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

    private static readonly string AfterClassifying =
        $" {string.Join(' ', Enum.GetValues<Stage>().Where(stage => stage > Stage.Classify))} ";

    private long Now => clocks.Steady.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A job for a call that has news: its own, set back to the beginning, or a new one. Part of the caller's transaction.</summary>
    public static void Enqueue(WriteSession session, long callId, DateTimeOffset now) => session.Execute(
        """
        INSERT INTO Jobs (CallId, Stage, Revision, Attempts, NextAttemptAt) VALUES ($call, 'Gather', 1, 0, $now)
        ON CONFLICT (CallId) DO UPDATE SET
          Stage = 'Gather', EndsAfter = NULL, Revision = Revision + 1, Attempts = 0, NextAttemptAt = $now,
          SetAsideAt = NULL, LastError = NULL, FailureKind = NULL
        """,
        ("$call", callId), ("$now", now.ToUnixTimeMilliseconds()));

    /// <summary>
    /// Has a call judged again, as its findings have changed since it was classified. A job that is done goes through judging and the
    /// stop list once more, where what comes out the same changes nothing, and tells no alert; one on its way goes back and then on
    /// as before. One that has not come so far finds the change by itself. Part of the caller's transaction.
    /// </summary>
    public void JudgeAgain(WriteSession session, long callId) => session.Execute(
        """
        UPDATE Jobs SET
          Stage = $judge, EndsAfter = CASE WHEN Stage = 'Done' OR EndsAfter = 'Measure' THEN $last ELSE EndsAfter END, Revision = Revision + 1, Attempts = 0,
          NextAttemptAt = $now, SetAsideAt = NULL, LastError = NULL, FailureKind = NULL
        WHERE CallId = $call AND (instr($later, ' ' || Stage || ' ') > 0 OR EndsAfter = 'Measure')
        """,
        ("$judge", nameof(Stage.Judge)), ("$last", nameof(Stage.StopList)), ("$now", Now), ("$call", callId), ("$later", AfterClassifying));

    /// <summary>Sends a call that waited for an engine, and with which nothing else is to be done, to be transcribed. Part of the caller's transaction.</summary>
    /// <returns>False when something is done with it already.</returns>
    public bool TranscribeNow(WriteSession session, long callId) => session.Execute(
        """
        UPDATE Jobs SET
          Stage = $transcribe, Revision = Revision + 1, Attempts = 0, NextAttemptAt = $now, SetAsideAt = NULL, LastError = NULL, FailureKind = NULL
        WHERE CallId = $call AND Stage = 'Done' AND LeaseOwner IS NULL
        """,
        ("$transcribe", nameof(Stage.Transcribe)), ("$now", Now), ("$call", callId)) == 1;

    /// <summary>
    /// Sends a call with which nothing else is to be done to be measured, and no further; what has it judged again meanwhile goes before.
    /// Part of the caller's transaction.
    /// </summary>
    public void MeasureNow(WriteSession session, long callId) => session.Execute(
        """
        UPDATE Jobs SET
          Stage = $measure, EndsAfter = $measure, Revision = Revision + 1, Attempts = 0, NextAttemptAt = $now, SetAsideAt = NULL, LastError = NULL,
          FailureKind = NULL
        WHERE CallId = $call AND Stage = 'Done' AND LeaseOwner IS NULL
        """,
        ("$measure", nameof(Stage.Measure)), ("$now", Now), ("$call", callId));

    /// <summary>
    /// Has a call judged anew from its new transcript. A job that is done, or was set aside, tells no alert; one on its way goes back
    /// and then on as before. Part of the caller's transaction.
    /// </summary>
    public void ClassifyAgain(WriteSession session, long callId) => session.Execute(
        """
        UPDATE Jobs SET
          Stage = $classify, EndsAfter = CASE WHEN Stage = 'Done' OR SetAsideAt IS NOT NULL OR EndsAfter = 'Measure' THEN $last ELSE EndsAfter END, Revision = Revision + 1,
          Attempts = 0, NextAttemptAt = $now, SetAsideAt = NULL, LastError = NULL, FailureKind = NULL
        WHERE CallId = $call
        """,
        ("$classify", nameof(Stage.Classify)), ("$last", nameof(Stage.StopList)), ("$now", Now), ("$call", callId));

    /// <summary>How many calls are due to be judged again.</summary>
    public async Task<int> CountAgainAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clocks.Steady.GetUtcNow();
        return await db.Jobs.CountAsync(job => job.EndsAfter != null && job.EndsAfter != Stage.Measure && job.NextAttemptAt <= now, cancel);
    }

    /// <summary>Takes the job that waited longest at the latest of the given stages where one waits.</summary>
    /// <param name="again">Of the calls that are judged again; otherwise of all others.</param>
    public Task<Job?> ClaimAsync(string owner, IReadOnlyList<Stage> stages, bool again = false) => writer.WriteAsync(session =>
    {
        foreach (var stage in stages.OrderDescending())
            if (Claim(session, owner, stage, again) is { } job)
                return ValueTask.FromResult<Job?>(job);
        return ValueTask.FromResult<Job?>(null);
    });

    private Job? Claim(WriteSession session, string owner, Stage stage, bool again) => session.Row(
        """
        UPDATE Jobs SET LeaseOwner = $owner, LeaseUntil = $until
        WHERE CallId = (
          SELECT CallId FROM Jobs
          WHERE Stage = $stage AND (EndsAfter IS NOT NULL) = $again AND NextAttemptAt <= $now AND (LeaseUntil IS NULL OR LeaseUntil < $now)
          ORDER BY NextAttemptAt LIMIT 1)
        RETURNING CallId, Revision, Attempts, LeaseUntil, EndsAfter
        """,
        row => new Job
        {
            CallId = row.Number(0),
            Stage = stage,
            Revision = row.Number(1),
            Attempts = (int)row.Number(2),
            LeaseOwner = owner,
            LeaseUntil = DateTimeOffset.FromUnixTimeMilliseconds(row.Number(3)),
            EndsAfter = StageOf(row.Text(4)),
        },
        ("$owner", owner), ("$until", LeaseEnd), ("$stage", stage.ToString()), ("$again", again), ("$now", Now));

    private long LeaseEnd => Now + (long)LeaseTime.TotalMilliseconds;

    /// <summary>Extends a lease; false when it was lost.</summary>
    public Task<bool> RenewAsync(Job job) => writer.WriteAsync(session => ValueTask.FromResult(session.Execute(
        "UPDATE Jobs SET LeaseUntil = $until WHERE CallId = $call AND LeaseOwner = $owner",
        ("$until", LeaseEnd), ("$call", job.CallId), ("$owner", job.LeaseOwner)) == 1));

    /// <summary>The job as it is now: with another revision, it was sent elsewhere while it was worked on. Part of the caller's transaction.</summary>
    /// <exception cref="LeaseLostException">Nothing may be saved.</exception>
    public static Job Present(WriteSession session, Job job) => session.Row(
        "SELECT Revision, Stage, EndsAfter FROM Jobs WHERE CallId = $call AND LeaseOwner = $owner",
        row => new Job
        {
            CallId = job.CallId,
            Revision = row.Number(0),
            Stage = StageOf(row.Text(1))!.Value,
            EndsAfter = StageOf(row.Text(2)),
        },
        ("$call", job.CallId), ("$owner", job.LeaseOwner))
        ?? throw new LeaseLostException();

    /// <summary>Moves the job to another stage. Part of the caller's transaction.</summary>
    /// <param name="keep">Keep the lease, to go on with the next stage at once.</param>
    /// <exception cref="LeaseLostException">Nothing may be saved.</exception>
    public void Advance(WriteSession session, Job job, Stage next, bool keep) => MustHold(session.Execute(
        """
        UPDATE Jobs SET
          Stage = $next, EndsAfter = CASE WHEN $due IS NULL THEN NULL ELSE EndsAfter END, NextAttemptAt = $due, Attempts = 0, LastError = NULL, FailureKind = NULL,
          LeaseOwner = CASE WHEN $keep THEN LeaseOwner END, LeaseUntil = CASE WHEN $keep THEN LeaseUntil END
        WHERE CallId = $call AND LeaseOwner = $owner
        """,
        ("$next", next.ToString()), ("$due", next == Stage.Done ? null : Now), ("$keep", keep), ("$call", job.CallId), ("$owner", job.LeaseOwner)));

    /// <summary>Notes a failed attempt. News that came meanwhile start the job anew where they sent it. Part of the caller's transaction.</summary>
    /// <param name="nextAttempt">When to try again, or null to set the job aside.</param>
    /// <returns>Whether the job was set aside.</returns>
    /// <exception cref="LeaseLostException">Nothing may be saved.</exception>
    public bool Fail(WriteSession session, Job job, FailureKind kind, string reason, DateTimeOffset? nextAttempt)
    {
        var now = Present(session, job);
        var hasNews = now.Revision != job.Revision;
        var setAside = nextAttempt is null && !hasNews;
        MustHold(session.Execute(
            """
            UPDATE Jobs SET
              Stage = $stage, NextAttemptAt = $due, SetAsideAt = $aside, Attempts = $attempts, LastError = $reason, FailureKind = $kind,
              LeaseOwner = NULL, LeaseUntil = NULL
            WHERE CallId = $call AND LeaseOwner = $owner
            """,
            ("$stage", (hasNews ? now : job).Stage.ToString()),
            ("$due", hasNews ? Now : nextAttempt?.ToUnixTimeMilliseconds()),
            ("$aside", setAside ? Now : null),
            ("$attempts", hasNews ? 0 : job.Attempts + 1),
            ("$reason", reason), ("$kind", kind.ToString()), ("$call", job.CallId), ("$owner", job.LeaseOwner)));
        return setAside;
    }

    /// <summary>Puts a job back to its beginning; what is already done is kept. A call that is judged again is tried where it is.</summary>
    /// <returns>False when there is no such job, or it is being worked on.</returns>
    public Task<bool> RetryAsync(long callId) => writer.WriteAsync(session => ValueTask.FromResult(session.Execute(
        "UPDATE Jobs SET Stage = CASE WHEN EndsAfter IS NULL THEN 'Gather' ELSE Stage END, Attempts = 0, NextAttemptAt = 0, SetAsideAt = NULL WHERE CallId = $call AND LeaseOwner IS NULL",
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

    private static Stage? StageOf(string? name) => name is null ? null : Enum.Parse<Stage>(name);

    private static void MustHold(int rows)
    {
        if (rows != 1)
            throw new LeaseLostException();
    }
}

/// <summary>Somebody else holds the job's lease by now.</summary>
public sealed class LeaseLostException() : Exception("The lease of the job was lost.");
