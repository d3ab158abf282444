using System.Security.Claims;
using CallCoach.Calls;
using CallCoach.People;
using CallCoach.Retranscribing;
using CallCoach.Server.SignIn;
using CallCoach.Storage;
using CallCoach.Transcription;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

/// <param name="Languages">Of the department's and the call's own, those it hears now.</param>
internal sealed record EngineView(string Engine, string? Model, IReadOnlyList<string> Languages);

/// <summary>The transcript in use.</summary>
/// <param name="HeardAt">Null where that was not kept.</param>
/// <param name="ChosenBy">Who put it in the place of another one; null where it came on the call's own way.</param>
internal sealed record TranscriptInUseView(string Engine, string? Model, DateTimeOffset? HeardAt, string? ChosenBy, DateTimeOffset? ChosenAt);

internal sealed record TranscriptLineView(int Ordinal, Speaker Speaker, double Start, double End, string Text, double? Confidence);

/// <param name="Language">What was asked for, then what was heard; null while the call's own is meant.</param>
/// <param name="DecidedBy">Who replaced or discarded it.</param>
/// <param name="Lines">What was heard, where it is ready or was replaced.</param>
internal sealed record TranscriptView(
    long Id, TranscriptState State, string Engine, string? Model, string? Language, DateTimeOffset? RequestedAt, string? RequestedBy, DateTimeOffset? HeardAt,
    int Attempts, string? Failure, DateTimeOffset? DecidedAt, string? DecidedBy, IReadOnlyList<TranscriptLineView> Lines)
{
    public static TranscriptView Of(CallTranscript transcript, IEnumerable<TranscriptLine> lines, Department department) => new(
        transcript.Id, transcript.State, transcript.Engine, transcript.Model, transcript.Language, Local(transcript.RequestedAt, department), transcript.RequestedBy,
        Local(transcript.HeardAt, department), transcript.Attempts, transcript.Failure, Local(transcript.DecidedAt, department), transcript.DecidedBy,
        [.. lines.OrderBy(line => line.Ordinal).Select(line => new TranscriptLineView(line.Ordinal, line.Speaker, line.Start, line.End, line.Text, line.Confidence))]);

    public static DateTimeOffset? Local(DateTimeOffset? instant, Department department) => instant is { } at ? department.Local(at) : null;
}

/// <param name="InUse">Null while the call has no transcript.</param>
/// <param name="Engines">Those it can be heard with again, for those who may have it heard.</param>
/// <param name="Items">The others, the newest first, for those who may have it heard.</param>
internal sealed record TranscriptsView(TranscriptInUseView? InUse, IReadOnlyList<EngineView> Engines, IReadOnlyList<TranscriptView> Items);

/// <summary>Which engine heard a call, and hearing it again with another.</summary>
internal static class TranscriptsApi
{
    public static void MapTranscripts(this IEndpointRouteBuilder api)
    {
        var transcripts = api.MapGroup("/calls/{id:long}/transcripts");
        transcripts.MapGet("", ShowAsync).Produces<TranscriptsView>().ProducesProblem(StatusCodes.Status404NotFound);
        transcripts.MapPost("", RequestAsync).RequireAuthorization(Policies.Supervision)
            .Produces<TranscriptView>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        transcripts.MapPost("/{transcript:long}/use", UseAsync).RequireAuthorization(Policies.Supervision);
        transcripts.MapDelete("/{transcript:long}", DiscardAsync).RequireAuthorization(Policies.Supervision);
    }

    private static async Task<IResult> ShowAsync(
        long id, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, Hearing hearing, Department department, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var visibility = AccountClaims.VisibilityOf(user);
        if (await db.Calls.VisibleTo(visibility).AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } call)
            return NoCall();
        var all = await db.Transcripts.AsNoTracking().Where(t => t.CallId == id).OrderByDescending(t => t.Id).ToListAsync(cancel);
        var chosen = all.Find(t => t.Id == call.TranscriptId);
        var inUse = call.Engine is null ? null : new TranscriptInUseView(
            call.Engine, call.EngineModel, TranscriptView.Local(call.HeardAt, department), chosen?.DecidedBy, TranscriptView.Local(chosen?.DecidedAt, department));
        if (!visibility.Alerts)
            return Results.Ok(new TranscriptsView(inUse, [], []));

        var ids = all.ConvertAll(t => t.Id);
        var lines = (await db.TranscriptLines.AsNoTracking().Where(line => ids.Contains(line.TranscriptId)).ToListAsync(cancel)).ToLookup(line => line.TranscriptId);
        string[] languages = [.. Department.Languages.Append(call.Language ?? department.Language).Distinct()];
        var engines = hearing.Engines
            .Select(engine => new EngineView(engine.Engine, engine.Model, [.. languages.Where(engine.Hears)]))
            .Where(engine => engine.Languages.Count > 0);
        return Results.Ok(new TranscriptsView(
            inUse, [.. engines], [.. all.Where(t => t.State != TranscriptState.InUse).Select(t => TranscriptView.Of(t, lines[t.Id], department))]));
    }

    private static async Task<IResult> RequestAsync(
        long id, TranscriptRequest request, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, Retranscriptions transcripts, Department department,
        CancellationToken cancel)
    {
        if (!await IsVisibleAsync(id, user, databases, cancel))
            return NoCall();
        var (requested, refusal) = await transcripts.RequestAsync(id, request.Engine, request.Language, department.Language, AccountClaims.CorrectorOf(user), cancel);
        return requested is null ? Refused(refusal!.Value) : Results.Accepted(null, TranscriptView.Of(requested, [], department));
    }

    private static async Task<IResult> UseAsync(
        long id, long transcript, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, ChooseTranscript choose, CancellationToken cancel)
    {
        if (!await IsVisibleAsync(id, user, databases, cancel))
            return NoCall();
        return await choose.UseAsync(id, transcript, AccountClaims.CorrectorOf(user), cancel) is { } refusal ? Refused(refusal) : Results.Accepted();
    }

    private static async Task<IResult> DiscardAsync(
        long id, long transcript, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, Retranscriptions transcripts, CancellationToken cancel)
    {
        if (!await IsVisibleAsync(id, user, databases, cancel))
            return NoCall();
        return await transcripts.DiscardAsync(id, transcript, AccountClaims.CorrectorOf(user), cancel) is { } refusal ? Refused(refusal) : Results.NoContent();
    }

    private static async Task<bool> IsVisibleAsync(long id, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Calls.VisibleTo(AccountClaims.VisibilityOf(user)).AnyAsync(call => call.Id == id, cancel);
    }

    private static IResult NoCall() => Results.Problem(statusCode: 404, title: "No such call");

    private static IResult Refused(TranscriptRefusal refusal) => refusal switch
    {
        TranscriptRefusal.None => Results.Problem(statusCode: 404, title: "No such transcript"),
        TranscriptRefusal.UnknownEngine => Results.Problem(statusCode: 400, title: "Unknown engine", detail: "No engine of this name is installed."),
        TranscriptRefusal.DeafEngine => Conflict("The engine does not hear this language now."),
        TranscriptRefusal.NoRecording => Conflict("The call has no kept recording."),
        TranscriptRefusal.Open => Conflict("Another transcript of the call is being made, or waits to be used or discarded."),
        TranscriptRefusal.Processing => Conflict("The call is on its way to its own transcript."),
        _ => Conflict("The transcript is in use already, or was discarded."),
    };

    private static IResult Conflict(string detail) => Results.Problem(statusCode: 409, title: "Not now", detail: detail);

    /// <param name="Engine">Its name, as the call's transcripts list it.</param>
    /// <param name="Language">ISO 639-1; the call's own when left out.</param>
    private sealed record TranscriptRequest(string Engine, string? Language = null);
}
