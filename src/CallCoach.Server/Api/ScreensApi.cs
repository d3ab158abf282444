using System.Security.Claims;
using CallCoach.Norms.Days;
using CallCoach.People;
using CallCoach.Server.Hosting;
using CallCoach.Server.SignIn;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

internal sealed record ScreenView(
    long Id, string Name, bool ShowsNames, IReadOnlyList<long> TeamIds, DateTimeOffset PairedAt, string PairedBy, DateTimeOffset? LastSeenAt);

/// <summary>Screens on the wall: paired once by a code, after which their cookie opens the Board.</summary>
internal static class ScreensApi
{
    public static void MapScreens(this IEndpointRouteBuilder api)
    {
        api.MapPost("/screens/code", Offer).AllowAnonymous().Produces<ScreenCode>();
        api.MapPost("/screens/claim", Claim).AllowAnonymous();
        var leading = api.MapGroup("/screens").RequireAuthorization(Policies.Leading);
        leading.MapGet("", async (ClaimsPrincipal user, Screens screens, Department department, CancellationToken cancel) =>
            (await screens.AllAsync(cancel)).Where(screen => IsOwn(screen, user)).Select(screen => View(screen, department)).ToList());
        leading.MapPost("", PairAsync).Produces<ScreenView>(StatusCodes.Status201Created);
        leading.MapDelete("/{id:long}", RemoveAsync);
    }

    private static IResult Offer(HttpContext http, Screens screens, FailedAuthentications attempts)
    {
        // A screen asks once in ten minutes; each time counts, for nobody is known here.
        if (!attempts.Note(Gate.Screen, http, out _) || screens.Offer() is not { } code)
            return FailedAuthentications.TooMany(http, "Too many screens ask for a code; try again in a minute.");
        return Results.Ok(code);
    }

    private static IResult Claim(ClaimRequest request, HttpContext http, Screens screens, FailedAuthentications attempts)
    {
        if (attempts.AreTooMany(Gate.Screen, http))
            return FailedAuthentications.TooMany(http, "Too many wrong secrets came from there; try again in a minute.");
        var claim = screens.Claim(request.Secret);
        if (!claim.IsKnown)
        {
            attempts.Note(Gate.Screen, http, out _);
            return Results.Problem(statusCode: StatusCodes.Status410Gone, title: "Expired", detail: "The code has expired or was used; ask for a new one.");
        }
        if (claim.Token is not { } token)
            return Results.Accepted();
        ScreenScheme.Write(http, token);
        return Results.Ok();
    }

    private static async Task<IResult> PairAsync(
        PairRequest request, ClaimsPrincipal user, HttpContext http, Screens screens, FailedAuthentications attempts, Department department,
        IDbContextFactory<CallCoachDb> databases, CancellationToken cancel)
    {
        if (attempts.AreTooMany(Gate.ScreenCode, http))
            return FailedAuthentications.TooMany(http, "Too many wrong codes; try again in a minute.");
        var name = request.Name.Trim();
        if (name.Length is 0 or > 100)
            return Refused("A screen has a name of 1 to 100 characters.");
        var visibility = AccountClaims.VisibilityOf(user);
        var teams = (request.TeamIds ?? []).Distinct().ToList();
        if (teams.Count == 0 && !visibility.Everything)
            teams = [.. visibility.TeamIds];
        await using (var db = await databases.CreateDbContextAsync(cancel))
        {
            if ((teams.Count == 0 && !visibility.Everything) || teams.Exists(team => !visibility.Everything && !visibility.TeamIds.Contains(team))
                || await db.Teams.CountAsync(team => teams.Contains(team.Id), cancel) < teams.Count)
                return Refused("A screen shows teams that one leads.");
        }
        if (await screens.PairAsync(request.Code, name, request.ShowsNames, teams, AccountClaims.NameOf(user), cancel) is not { } screen)
        {
            attempts.Note(Gate.ScreenCode, http, out _);
            return Results.Problem(statusCode: 404, title: "No such code", detail: "No screen shows this code, or it has expired.");
        }
        return Results.Created($"/api/screens/{screen.Id}", View(screen, department));
    }

    private static async Task<IResult> RemoveAsync(long id, ClaimsPrincipal user, Screens screens, CancellationToken cancel) =>
        (await screens.AllAsync(cancel)).Any(screen => screen.Id == id && IsOwn(screen, user)) && await screens.RemoveAsync(id) > 0
            ? Results.NoContent()
            : Results.Problem(statusCode: 404, title: "No such screen");

    /// <summary>A head sees screens that show none but the head's own teams.</summary>
    private static bool IsOwn(Screen screen, ClaimsPrincipal user) =>
        AccountClaims.VisibilityOf(user) is var visibility
        && (visibility.Everything || (screen.TeamIds.Count > 0 && screen.TeamIds.TrueForAll(visibility.TeamIds.Contains)));

    private static ScreenView View(Screen screen, Department department) => new(
        screen.Id, screen.Name, screen.ShowsNames, screen.TeamIds, department.Local(screen.PairedAt), screen.PairedBy,
        screen.LastSeenAt is { } seen ? department.Local(seen) : null);

    private static IResult Refused(string detail) => Results.Problem(statusCode: 400, title: "Not accepted", detail: detail);

    private sealed record ClaimRequest(string Secret);

    private sealed record PairRequest(string Code, string Name, bool ShowsNames, IReadOnlyList<long>? TeamIds = null);
}
