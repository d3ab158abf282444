using System.Globalization;
using System.Security.Claims;
using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Objections;
using CallCoach.Outcomes;
using CallCoach.People;
using CallCoach.Recordings;
using CallCoach.Server.SignIn;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

internal sealed record CallPage(IReadOnlyList<CallSummary> Items, string? Next);

/// <summary>Calls, one call with its transcript, its recording.</summary>
internal static class CallsApi
{
    private const int LargestPage = 200;

    public static void MapCalls(this IEndpointRouteBuilder api)
    {
        api.MapGet("/calls", ListAsync);
        api.MapGet("/calls/{id:long}", ShowAsync);
        api.MapGet("/calls/{id:long}/captions", CaptionsAsync);
        api.MapGet("/calls/{id:long}/recording", PlayAsync);
        api.MapPost("/calls/{id:long}/retry", RetryAsync).RequireAuthorization(Policies.Supervision);
    }

    private static async Task<IResult> ListAsync(
        ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, Department department,
        DateOnly? day, long? personId, string? label, string? outcome, string? state, string? before, int? limit, CancellationToken cancel)
    {
        ObjectionLabel wanted = default;
        if (label is not null && !LabelName.TryParse(label, out wanted))
            return Results.Problem(statusCode: 400, title: "Unknown label", detail: $"{label} is not a label.");
        Outcome ended = default;
        if (outcome is not null && !OutcomeName.TryParse(outcome, out ended))
            return Results.Problem(statusCode: 400, title: "Unknown outcome", detail: $"{outcome} is not an outcome.");
        await using var db = await databases.CreateDbContextAsync(cancel);
        var calls = db.Calls.VisibleTo(AccountClaims.VisibilityOf(user));
        if (day is { } date)
            calls = calls.Where(call => db.CountedCalls.Any(counted => counted.CallId == call.Id && counted.Day == date));
        if (personId is not null)
            calls = calls.Where(call => call.PersonId == personId);
        if (label is not null)
            calls = calls.Where(call => db.Objections.Any(o => o.CallId == call.Id && o.Label == wanted));
        if (outcome is not null)
            calls = calls.Where(call => db.Outcomes.Any(o => o.CallId == call.Id && o.Outcome == ended));
        if (state == "failed")
            calls = calls.Where(call => db.Jobs.Any(job => job.CallId == call.Id && job.SetAsideAt != null));
        if (state == "awaiting_engine")
            calls = calls.Where(call => call.AwaitedLanguage != null);
        if (Cursor.TryParse(before, out var cursor))
            calls = calls.Where(call => call.StartedAt < cursor.StartedAt || (call.StartedAt == cursor.StartedAt && call.Id < cursor.Id));
        var size = Math.Clamp(limit ?? 50, 1, LargestPage);
        var items = await CallViews.SummariesAsync(
            db, calls.OrderByDescending(call => call.StartedAt).ThenByDescending(call => call.Id).Take(size), department, cancel);
        return Results.Ok(new CallPage(items, items.Count == size ? new Cursor(items[^1].StartedAt, items[^1].Id).ToString() : null));
    }

    private static async Task<IResult> ShowAsync(
        long id, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, CallDetails details, Department department, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var visibility = AccountClaims.VisibilityOf(user);
        var visible = db.Calls.VisibleTo(visibility).Where(call => call.Id == id);
        if ((await CallViews.SummariesAsync(db, visible, department, cancel)).SingleOrDefault() is not { } summary)
            return Results.Problem(statusCode: 404, title: "No such call");
        return Results.Ok(await details.OfAsync(db, summary, visibility, cancel));
    }

    private static async Task<IResult> CaptionsAsync(long id, ClaimsPrincipal user, CaptionViews captions, CancellationToken cancel) =>
        await captions.OfCallAsync(id, AccountClaims.VisibilityOf(user), cancel) is { } view
            ? Results.Ok(view)
            : Results.Problem(statusCode: 404, title: "No such call");

    private static async Task<IResult> PlayAsync(
        long id, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, RecordingFiles files, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var file = await db.Calls.VisibleTo(AccountClaims.VisibilityOf(user)).Where(call => call.Id == id)
            .Join(db.Recordings.Where(r => r.State == RecordingState.Ready), call => call.Id, r => r.CallId, (_, r) => r.File)
            .SingleOrDefaultAsync(cancel);
        return file is null || !files.Exists(file)
            ? Results.Problem(statusCode: 404, title: "No recording")
            : Results.File(files.Open(file), Path.GetExtension(file) == RecordingFiles.PackedEnding ? "audio/flac" : "audio/wav", enableRangeProcessing: true);
    }

    private static async Task<IResult> RetryAsync(
        long id, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, JobQueue queue, JobSignal signal, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Calls.VisibleTo(AccountClaims.VisibilityOf(user)).AnyAsync(call => call.Id == id, cancel))
            return Results.Problem(statusCode: 404, title: "No such call");
        if (!await queue.RetryAsync(id))
            return Results.Problem(statusCode: 409, title: "Being worked on", detail: "The call is being worked on right now.");
        signal.Raise(Stage.Gather);
        return Results.Accepted();
    }

    /// <summary>Where a page of calls ended.</summary>
    private readonly record struct Cursor(DateTimeOffset StartedAt, long Id)
    {
        public static bool TryParse(string? text, out Cursor cursor)
        {
            cursor = default;
            var parts = text?.Split('-');
            if (parts is not [var time, var id]
                || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
                || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var callId))
                return false;
            cursor = new(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), callId);
            return true;
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{StartedAt.ToUnixTimeMilliseconds()}-{Id}");
    }
}
