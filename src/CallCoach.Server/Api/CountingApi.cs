using System.Security.Claims;
using CallCoach.Alerts;
using CallCoach.Norms;
using CallCoach.Outcomes;
using CallCoach.People;
using CallCoach.Server.SignIn;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

/// <param name="FromDay">The first day of the calls that it counts, where no later version does.</param>
/// <param name="LegSeconds">How long the client's leg must last where no transcript tells how long the client spoke.</param>
/// <param name="ClientSpeechSeconds">How long the client must have spoken where a transcript tells; null where the leg alone counts.</param>
/// <param name="MadeBy">Null for what the settings say.</param>
internal sealed record DefinitionView(
    int Version, DateOnly FromDay, int LegSeconds, double? ClientSpeechSeconds, DateTimeOffset MadeAt, string? MadeBy)
{
    public static DefinitionView Of(CountingDefinition definition, Department department) => new(
        definition.Version, definition.FromDay, definition.LegSeconds, definition.ClientSpeechSeconds, department.Local(definition.MadeAt), definition.MadeBy);
}

/// <param name="DaysToRecount">How many days are still to be counted anew.</param>
internal sealed record DefinitionsView(IReadOnlyList<DefinitionView> Definitions, int DaysToRecount);

/// <summary>Why a call counts as it does.</summary>
/// <param name="ClientSpeechSeconds">Null where no transcript tells.</param>
/// <param name="LegSeconds">The length of the client's leg.</param>
/// <param name="Definition">The one by which it was counted; null where it was counted before there were versions.</param>
/// <param name="IsNew">It is the first call ever with its client.</param>
/// <param name="Day">The working day to which it belongs.</param>
/// <param name="MovedBy">Who said whose call it is; null where its line says so.</param>
internal sealed record CountingView(
    CallKind Kind, bool Conversation, ConversationReason Why, double? ClientSpeechSeconds, int LegSeconds, DefinitionView? Definition, bool IsNew, Outcome? Result,
    DateOnly Day, string? MovedBy, DateTimeOffset? MovedAt)
{
    public static async Task<CountingView?> OfAsync(CallCoachDb db, long callId, Department department, CancellationToken cancel)
    {
        if (await db.CountedCalls.AsNoTracking().SingleOrDefaultAsync(counted => counted.CallId == callId, cancel) is not { } counted)
            return null;
        var definition = await db.CountingDefinitions.AsNoTracking().SingleOrDefaultAsync(one => one.Version == counted.Definition, cancel);
        var moved = await db.Calls.Where(call => call.Id == callId).Select(call => new { call.MovedBy, call.MovedAt }).SingleAsync(cancel);
        return new(
            counted.Kind, counted.Conversation, counted.Why, counted.ClientSpeechSeconds, counted.TalkSeconds,
            definition is null ? null : DefinitionView.Of(definition, department), counted.New, counted.Result, counted.Day,
            moved.MovedBy, moved.MovedAt is { } at ? department.Local(at) : null);
    }
}

/// <summary>What makes a conversation, and whose call one is.</summary>
internal static class CountingApi
{
    private const int LongestSeconds = 3600;

    public static void MapCounting(this IEndpointRouteBuilder api)
    {
        var definitions = api.MapGroup("/counting/definitions").RequireAuthorization(Policies.Leading);
        definitions.MapGet("", ShowAsync).Produces<DefinitionsView>();
        definitions.MapPut("", MakeAsync).Produces<DefinitionsView>().ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapPut("/calls/{id:long}/manager", MoveAsync).RequireAuthorization(Policies.Leading)
            .Produces<CallSummary>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<DefinitionsView> ShowAsync(DefinitionBook book, Recounting recounting, Department department, CancellationToken cancel) => new(
        [.. (await book.AllAsync(cancel)).Select(definition => DefinitionView.Of(definition, department))], await recounting.LeftAsync(cancel));

    private static async Task<IResult> MakeAsync(
        DefinitionRequest request, ClaimsPrincipal user, DefinitionBook book, Recounting recounting, Department department, CancellationToken cancel)
    {
        if (request.LegSeconds is < 0 or > LongestSeconds)
            return Refused("The client's leg lasts 0 to 3600 seconds.");
        if (request.ClientSpeechSeconds is { } speech && speech is not (>= 0 and <= LongestSeconds))
            return Refused("The client speaks for 0 to 3600 seconds; null where only the leg counts.");
        await book.MakeAsync(request.FromDay, request.LegSeconds, request.ClientSpeechSeconds, AccountClaims.CorrectorOf(user).Name);
        return Results.Ok(await ShowAsync(book, recounting, department, cancel));
    }

    private static async Task<IResult> MoveAsync(
        long id, ManagerRequest request, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, MoveCall move, Department department,
        CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var visibility = AccountClaims.VisibilityOf(user);
        if (!await db.Calls.VisibleTo(visibility).AnyAsync(call => call.Id == id, cancel))
            return Results.Problem(statusCode: 404, title: "No such call");
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.PersonId, cancel);
        if ((request.PersonId is not null && person is null) || !visibility.Shows(person))
            return Refused("There is no such manager.");
        await move.MoveAsync(id, request.PersonId, AccountClaims.CorrectorOf(user).Name);
        return Results.Ok((await CallViews.SummariesAsync(db, db.Calls.Where(call => call.Id == id), department, cancel)).Single());
    }

    private static IResult Refused(string detail) => Results.Problem(statusCode: 400, title: "Not accepted", detail: detail);

    private sealed record DefinitionRequest(DateOnly FromDay, int LegSeconds, double? ClientSpeechSeconds);

    /// <param name="PersonId">Null makes it a call of nobody.</param>
    private sealed record ManagerRequest(long? PersonId);
}
