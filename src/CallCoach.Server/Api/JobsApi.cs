using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using CallCoach.Jobs;
using CallCoach.People;
using CallCoach.Recordings;
using CallCoach.Server.SignIn;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

/// <param name="Oldest">Since when the oldest of them is due, or set aside; null where they are due at once.</param>
internal sealed record JobCountView(Stage Stage, JobState State, int Count, DateTimeOffset? Oldest);

/// <param name="Due">When it is or was to be taken; null when it was set aside.</param>
/// <param name="LeasedUntil">While it is being worked on.</param>
/// <param name="Failure">Why its last attempt failed, in technical words.</param>
internal sealed record JobView(
    long CallId, DateTimeOffset CallStartedAt, long? PersonId, string? ManagerName, string Client, JobState State, Stage Stage, int Attempts,
    DateTimeOffset? Due, DateTimeOffset? LeasedUntil, FailureKind? FailureKind, string? Failure, DateTimeOffset? SetAsideAt)
{
    public static JobView Of(BoardJob shown, Department department) => new(
        shown.Call.Id, department.Local(shown.Call.StartedAt), shown.Call.PersonId, shown.Call.Person?.Name, LineAddress.Mask(shown.Call.Client),
        shown.State, shown.Job.Stage, shown.Job.Attempts, shown.Job.NextAttemptAt, shown.State == JobState.Working ? shown.Job.LeaseUntil : null,
        shown.Job.FailureKind, shown.Job.LastError, shown.Job.SetAsideAt);
}

/// <param name="LastRunAt">When the provider's own list of calls was last compared with ours, domain time.</param>
/// <param name="Error">Why that came to nothing; null when it did not.</param>
internal sealed record ComparedListView(string Provider, DateTimeOffset LastRunAt, string? Error);

/// <param name="Language">For which no engine is there; none of these calls has failed.</param>
internal sealed record AwaitedEngineView(string Language, int Count);

/// <param name="AsOf">Real time, as all instants of jobs are; the department's clock may be another one.</param>
internal sealed record JobsView(
    DateTimeOffset AsOf, IReadOnlyList<JobCountView> Counts, IReadOnlyList<JobView> Items, string? Next, Space Recordings, IReadOnlyList<ComparedListView> Lists,
    IReadOnlyList<AwaitedEngineView> Awaited);

internal sealed record RetriedView(int Retried);

/// <summary>The calls' processing: what waits, what is worked on, what failed, what was set aside.</summary>
internal static class JobsApi
{
    private const int LargestPage = 200;

    public static void MapJobs(this IEndpointRouteBuilder api)
    {
        var jobs = api.MapGroup("/jobs").RequireAuthorization(Policies.Supervision);
        jobs.MapGet("", ListAsync).Produces<JobsView>().ProducesProblem(StatusCodes.Status400BadRequest);
        jobs.MapPost("/retry", RetryAsync);
    }

    /// <summary>The name of a state or a kind of failure, as JSON and command lines have it.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static bool TryParse<T>(string name, out T value)
        where T : struct, Enum
    {
        value = Enum.GetValues<T>().FirstOrDefault(known => NameOf(known) == name);
        return NameOf(value) == name;
    }

    private static async Task<IResult> ListAsync(
        ClaimsPrincipal user, JobBoard board, IDbContextFactory<CallCoachDb> databases, RecordingSpace space, Department department, Clocks clocks,
        string? state, string? after, int? limit, CancellationToken cancel)
    {
        var wanted = JobState.SetAside;
        if (state is not null && !TryParse(state, out wanted))
            return Results.Problem(statusCode: 400, title: "Unknown state", detail: $"{state} is not a state of a job.");
        var visibility = AccountClaims.VisibilityOf(user);
        var size = Math.Clamp(limit ?? 50, 1, LargestPage);
        var jobs = await board.ListAsync(wanted, visibility, PlaceOf(after), size, cancel);
        return Results.Ok(new JobsView(
            clocks.Steady.GetUtcNow(),
            [.. (await board.CountAsync(visibility, cancel)).Select(count => new JobCountView(count.Stage, count.State, count.Count, count.Oldest))],
            [.. jobs.Select(job => JobView.Of(job, department))],
            jobs.Count == size ? Text(jobs[^1].Place) : null,
            space.Look(),
            await ListsAsync(databases, department, cancel),
            [.. (await board.CountAwaitedAsync(visibility, cancel)).Select(one => new AwaitedEngineView(one.Language, one.Count))]));
    }

    private static async Task<IReadOnlyList<ComparedListView>> ListsAsync(
        IDbContextFactory<CallCoachDb> databases, Department department, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var compared = await db.Reconciliations.AsNoTracking().OrderBy(r => r.Provider).ToListAsync(cancel);
        return [.. compared.Select(r => new ComparedListView(r.Provider, department.Local(r.LastRunAt), r.LastError))];
    }

    private static async Task<RetriedView> RetryAsync(
        RetryRequest request, ClaimsPrincipal user, JobBoard board, JobSignal signal, CancellationToken cancel)
    {
        var retried = await board.RetrySetAsideAsync(AccountClaims.VisibilityOf(user), request.Kind, cancel);
        signal.Raise(Stage.Gather);
        return new(retried);
    }

    private static JobPlace? PlaceOf(string? text) =>
        text?.Split('-') is [var time, var id]
        && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var callId)
            ? new(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), callId)
            : null;

    private static string Text(JobPlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.At.ToUnixTimeMilliseconds()}-{place.CallId}");

    /// <param name="Kind">Only what failed for this reason; everything set aside when null.</param>
    private sealed record RetryRequest(FailureKind? Kind = null);
}
