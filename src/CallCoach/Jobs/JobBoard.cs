using CallCoach.Calls;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Jobs;

/// <summary>What is waiting, working, failed and set aside, within what somebody may see; and what is set aside back to work.</summary>
public sealed class JobBoard(IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, Clocks clocks)
{
    private static readonly Stage[] Open = [.. Enum.GetValues<Stage>().Where(stage => stage != Stage.Done)];

    /// <summary>Counts by stage and state; what is none is not listed.</summary>
    public async Task<IReadOnlyList<JobCount>> CountAsync(Visibility visibility, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clocks.Steady.GetUtcNow();
        DateTimeOffset? atOnce = DateTimeOffset.UnixEpoch;
        var atWork = await Visible(db, AtWork(db), visibility)
            .GroupBy(job => new { job.Stage, Leased = job.LeaseUntil != null && job.LeaseUntil >= now, Failed = job.Attempts > 0 })
            .Select(same => new { same.Key, Count = same.Count(), Oldest = same.Min(job => job.NextAttemptAt == atOnce ? null : job.NextAttemptAt) }).ToListAsync(cancel);
        var setAside = await Visible(db, db.Jobs.Where(job => job.SetAsideAt != null), visibility)
            .GroupBy(job => job.Stage)
            .Select(same => new { same.Key, Count = same.Count(), Oldest = same.Min(job => job.SetAsideAt) }).ToListAsync(cancel);
        var counts = atWork
            .Select(row => new JobCount(
                row.Key.Stage, row.Key.Leased ? JobState.Working : row.Key.Failed ? JobState.Failed : JobState.Waiting, row.Count, row.Oldest))
            .GroupBy(count => (count.Stage, count.State))
            .Select(same => same.First() with { Count = same.Sum(count => count.Count), Oldest = same.Min(count => count.Oldest) })
            .Concat(setAside.Select(row => new JobCount(row.Key, JobState.SetAside, row.Count, row.Oldest)));
        return [.. counts.OrderBy(count => count.State).ThenBy(count => count.Stage)];
    }

    /// <summary>Calls with a recording that no engine hears, by language; what is none is not listed.</summary>
    public async Task<IReadOnlyList<AwaitedEngine>> CountAwaitedAsync(Visibility visibility, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var counts = await db.Calls.VisibleTo(visibility).Where(call => call.AwaitedLanguage != null)
            .GroupBy(call => call.AwaitedLanguage!).Select(same => new { same.Key, Count = same.Count() }).ToListAsync(cancel);
        return [.. counts.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => new AwaitedEngine(row.Key, row.Count))];
    }

    /// <summary>Jobs in a state: what was set aside last first, of all others what is due first.</summary>
    /// <param name="after">Where the page before ended.</param>
    public async Task<IReadOnlyList<BoardJob>> ListAsync(
        JobState state, Visibility visibility, JobPlace? after, int size, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var jobs = InState(db, state);
        if (after is { } place)
            jobs = state == JobState.SetAside
                ? jobs.Where(job => job.SetAsideAt < place.At || (job.SetAsideAt == place.At && job.CallId > place.CallId))
                : jobs.Where(job => job.NextAttemptAt > place.At || (job.NextAttemptAt == place.At && job.CallId > place.CallId));
        jobs = state == JobState.SetAside ? jobs.OrderByDescending(job => job.SetAsideAt) : jobs.OrderBy(job => job.NextAttemptAt);
        var rows = await ((IOrderedQueryable<Job>)jobs).ThenBy(job => job.CallId)
            .Join(db.Calls.VisibleTo(visibility), job => job.CallId, call => call.Id, (job, call) => new { job, call, call.Person })
            .Take(size).AsNoTracking().ToListAsync(cancel);
        return rows.ConvertAll(row =>
        {
            row.call.Person = row.Person;
            return new BoardJob(state, row.job, row.call);
        });
    }

    /// <summary>Puts every job that is set aside back to its beginning; what is already done is kept. Calls that are judged again are tried where they are.</summary>
    /// <param name="kind">Only those whose last failure was of this kind.</param>
    /// <returns>How many there were.</returns>
    public async Task<int> RetrySetAsideAsync(Visibility visibility, FailureKind? kind, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var jobs = Visible(db, InState(db, JobState.SetAside).Where(job => job.LeaseOwner == null), visibility);
        if (kind is not null)
            jobs = jobs.Where(job => job.FailureKind == kind);
        return await writer.WriteAsync(db, _ => jobs.ExecuteUpdateAsync(
            set => set
                .SetProperty(j => j.Stage, j => j.EndsAfter == null ? Stage.Gather : j.Stage)
                .SetProperty(j => j.Attempts, 0)
                .SetProperty(j => j.NextAttemptAt, DateTimeOffset.UnixEpoch)
                .SetProperty(j => j.SetAsideAt, (DateTimeOffset?)null),
            CancellationToken.None));
    }

    private IQueryable<Job> InState(CallCoachDb db, JobState state)
    {
        var now = clocks.Steady.GetUtcNow();
        return state switch
        {
            JobState.SetAside => db.Jobs.Where(job => job.SetAsideAt != null),
            JobState.Working => AtWork(db).Where(job => job.LeaseUntil >= now),
            JobState.Failed => AtWork(db).Where(job => (job.LeaseUntil == null || job.LeaseUntil < now) && job.Attempts > 0),
            JobState.Waiting => AtWork(db).Where(job => (job.LeaseUntil == null || job.LeaseUntil < now) && job.Attempts == 0),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
    }

    /// <summary>By stage, so that the index of what is to be done is used and not the table with all that is done.</summary>
    private static IQueryable<Job> AtWork(CallCoachDb db) => db.Jobs.Where(job => Open.Contains(job.Stage) && job.NextAttemptAt != null);

    private static IQueryable<Job> Visible(CallCoachDb db, IQueryable<Job> jobs, Visibility visibility) =>
        visibility.Everything ? jobs : jobs.Where(job => db.Calls.VisibleTo(visibility).Any(call => call.Id == job.CallId));
}
