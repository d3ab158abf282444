using System.Security.Claims;
using CallCoach.Alerts;
using CallCoach.Objections;
using CallCoach.People;
using CallCoach.Server.SignIn;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

/// <param name="Ordinal">Where it applies; null where the present transcript no longer has its words.</param>
/// <param name="Start">Where the words were last found, in seconds.</param>
/// <param name="ModelScore">What the model itself gives the label there; null where it does not find it.</param>
/// <param name="EndedBy">Who superseded it or took it back.</param>
internal sealed record CorrectionView(
    long Id, int? Ordinal, string Label, bool Holds, string Text, double Start, double? ModelScore, string By, DateTimeOffset At,
    CorrectionState State, string? EndedBy, DateTimeOffset? EndedAt)
{
    public static CorrectionView Of(Correction correction, Department department) => new(
        correction.Id, correction.Ordinal, LabelName.Of(correction.Label), correction.Holds, correction.Text, correction.Start, correction.ModelScore,
        correction.AccountName, department.Local(correction.At), correction.State, correction.EndedBy,
        correction.EndedAt is { } ended ? department.Local(ended) : null);
}

/// <summary>What people say of the labels in a call, and of its alerts.</summary>
internal static class CorrectionsApi
{
    public static void MapCorrections(this IEndpointRouteBuilder api)
    {
        var corrections = api.MapGroup("/calls/{id:long}/corrections").RequireAuthorization(Policies.Supervision);
        corrections.MapPost("", EnterAsync)
            .Produces<CorrectionView>().Produces<CorrectionView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        corrections.MapDelete("/{correction:long}", TakeBackAsync);
        var alarms = api.MapGroup("/alerts/{id:long}/false-alarm").RequireAuthorization(Policies.Supervision);
        alarms.MapPost("", CallFalseAsync).Produces<AlertView>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        alarms.MapDelete("", TakeFalseBackAsync).Produces<AlertView>();
    }

    private static async Task<IResult> EnterAsync(
        long id, CorrectionRequest request, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, CorrectCall correct, Department department,
        CancellationToken cancel)
    {
        if (!await IsVisibleAsync(id, user, databases, cancel))
            return NoCall();
        if (!LabelName.TryParse(request.Label, out var label))
            return Results.Problem(statusCode: 400, title: "Unknown label", detail: $"{request.Label} is not a label.");
        var entered = await correct.CorrectAsync(id, new(request.Ordinal, label, request.Holds, request.Text), AccountClaims.CorrectorOf(user));
        if (entered.Correction is not { } correction)
            return Refused(entered.Refusal!.Value, request.Ordinal);
        var view = CorrectionView.Of(correction, department);
        return entered.IsNew ? Results.Created((string?)null, view) : Results.Ok(view);
    }

    private static async Task<IResult> TakeBackAsync(
        long id, long correction, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, CorrectCall correct, CancellationToken cancel)
    {
        if (!await IsVisibleAsync(id, user, databases, cancel))
            return NoCall();
        return await correct.TakeBackAsync(id, correction, AccountClaims.CorrectorOf(user))
            ? Results.NoContent()
            : Results.Problem(statusCode: 404, title: "No such correction");
    }

    private static Task<IResult> CallFalseAsync(
        long id, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, CorrectCall correct, Department department, CancellationToken cancel) =>
        ChangeAsync(id, user, databases, department, correct.CallFalseAsync, cancel);

    private static Task<IResult> TakeFalseBackAsync(
        long id, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, CorrectCall correct, Department department, CancellationToken cancel) =>
        ChangeAsync(id, user, databases, department, correct.TakeBackAsync, cancel);

    private static async Task<IResult> ChangeAsync(
        long id, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, Department department, Func<Alert, Corrector, Task<bool>> change,
        CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var visible = AlertsApi.VisibleTo(db, AccountClaims.VisibilityOf(user)).Where(alert => alert.Id == id);
        if (await visible.AsNoTracking().SingleOrDefaultAsync(cancel) is not { } alert)
            return Results.Problem(statusCode: 404, title: "No such alert");
        if (alert is not { Kind: AlertKind.Objection, CallId: not null, Label: not null })
            return Results.Problem(statusCode: 400, title: "Not an objection", detail: "Only an objection's alert can be a false alarm.");
        await change(alert, AccountClaims.CorrectorOf(user));
        return Results.Ok((await AlertsApi.ViewsAsync(db, visible, department, cancel)).Single());
    }

    private static async Task<bool> IsVisibleAsync(long id, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Calls.VisibleTo(AccountClaims.VisibilityOf(user)).AnyAsync(call => call.Id == id, cancel);
    }

    private static IResult NoCall() => Results.Problem(statusCode: 404, title: "No such call");

    private static IResult Refused(CorrectionRefusal refusal, int ordinal) => refusal switch
    {
        CorrectionRefusal.ManagersLine => Results.Problem(
            statusCode: 400, title: "A manager's line", detail: $"Utterance {ordinal} is the manager's; only what a client says can be an objection."),
        CorrectionRefusal.OtherWords => Results.Problem(
            statusCode: 409, title: "The transcript has changed", detail: $"Utterance {ordinal} has other words by now."),
        _ => Results.Problem(statusCode: 400, title: "No such utterance", detail: $"The call has no utterance {ordinal}."),
    };

    /// <param name="Text">The words that were seen at the ordinal; what has other words by now is not corrected. Optional.</param>
    private sealed record CorrectionRequest(int Ordinal, string Label, bool Holds, string? Text = null);
}
