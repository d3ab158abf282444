using System.Net.WebSockets;
using System.Security.Claims;
using CallCoach.Live;
using CallCoach.People;
using CallCoach.Server.Hosting;
using CallCoach.Server.SignIn;
using CallCoach.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

/// <param name="StartedAt">When its stream began.</param>
/// <param name="Listening">Who listens to it now.</param>
internal sealed record LiveCallView(long CallId, DateTimeOffset StartedAt, string? ManagerName, string Client, IReadOnlyList<string> Listening);

/// <param name="EndedAt">Null while it goes on; and where it is not known, because the server was killed.</param>
internal sealed record ListeningView(string By, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);

/// <summary>Calls that are on: which there are, their sound, and who listened.</summary>
internal static class LiveApi
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(3);

    public static void MapLive(this IEndpointRouteBuilder api)
    {
        var live = api.MapGroup("").RequireAuthorization(Policies.Listening);
        live.MapGet("/live-calls", ListAsync);
        live.MapGet("/calls/{id:long}/listen", ListenAsync).ExcludeFromDescription();
        live.MapGet("/calls/{id:long}/listenings", LogAsync);
    }

    private static async Task<IReadOnlyList<LiveCallView>> ListAsync(
        ClaimsPrincipal user, LiveCalls calls, IDbContextFactory<CallCoachDb> databases, Department department, CancellationToken cancel)
    {
        var on = calls.All.ToDictionary(call => (call.Stream.Provider, call.Stream.ProviderCallId));
        var legs = on.Keys.Select(key => key.ProviderCallId).ToList();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.Calls.VisibleTo(AccountClaims.VisibilityOf(user)).Where(call => legs.Contains(call.ProviderCallId))
            .Select(call => new
            {
                call.Id, call.Provider, call.ProviderCallId, call.Client, call.Person!.Name,
                Listening = db.Listenings.Where(one => one.CallId == call.Id && one.EndedAt == null).Select(one => one.By).ToList(),
            }).AsNoTracking().ToListAsync(cancel);
        return
        [
            .. rows.Where(row => on.ContainsKey((row.Provider, row.ProviderCallId)))
                .Select(row => new LiveCallView(
                    row.Id, department.Local(on[(row.Provider, row.ProviderCallId)].StartedAt), row.Name, LineAddress.Mask(row.Client), row.Listening))
                .OrderByDescending(view => view.StartedAt).ThenByDescending(view => view.CallId),
        ];
    }

    private static async Task<IResult> ListenAsync(
        long id, HttpContext http, LiveCalls calls, ListeningLog listenings, IDbContextFactory<CallCoachDb> databases, CancellationToken cancel)
    {
        if (!http.WebSockets.IsWebSocketRequest)
            return Results.Problem(statusCode: 400, title: "Malformed", detail: "A WebSocket is opened here.");
        var leg = await LegAsync(id, http.User, databases, cancel);
        if (leg is not { } known)
            return Results.Problem(statusCode: 404, title: "No such call");
        if (calls.Find(known.Provider, known.ProviderCallId) is not { } call)
            return Results.Problem(statusCode: 409, title: "Not on", detail: "The call is not on now.");
        var who = AccountClaims.CorrectorOf(http.User);
        var entry = await listenings.BeginAsync(id, who.AccountId, who.Name, cancel);
        try
        {
            using var socket = await ServedSocket.AcceptAsync(http);
            using var listener = new Listener(socket, call);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
            var watching = WatchRightAsync(id, http, socket, databases, over.Token);
            await listener.RunAsync(http.RequestAborted);
            await over.CancelAsync();
            await watching;
        }
        finally
        {
            await listenings.EndAsync(entry);
        }
        return Results.Empty;
    }

    /// <summary>Ends the listening when the call goes to a team that is not theirs, or their sign-in ends.</summary>
    private static async Task WatchRightAsync(
        long id, HttpContext http, ServedSocket socket, IDbContextFactory<CallCoachDb> databases, CancellationToken cancel)
    {
        var signIn = http.RequestServices.GetRequiredService<SignInManager<Account>>();
        using var looks = new PeriodicTimer(BetweenLooks, http.RequestServices.GetRequiredService<Clocks>().Real);
        try
        {
            while (await looks.WaitForNextTickAsync(cancel))
            {
                if (await LegAsync(id, http.User, databases, cancel) is not null && await signIn.ValidateSecurityStampAsync(http.User) is not null)
                    continue;
                await socket.CloseAsync(WebSocketCloseStatus.PolicyViolation, "The right to listen has ended.");
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // The listening is over.
        }
    }

    private static async Task<IResult> LogAsync(
        long id, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, Department department, CancellationToken cancel)
    {
        if (await LegAsync(id, user, databases, cancel) is null)
            return Results.Problem(statusCode: 404, title: "No such call");
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.Listenings.Where(one => one.CallId == id).OrderByDescending(one => one.Id).AsNoTracking().ToListAsync(cancel);
        return Results.Ok(rows.ConvertAll(one => new ListeningView(
            one.By, department.Local(one.StartedAt), one.EndedAt is { } ended ? department.Local(ended) : null)));
    }

    /// <returns>The call's parent leg; null when it is not visible to them.</returns>
    private static async Task<(string Provider, string ProviderCallId)?> LegAsync(
        long id, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var call = await db.Calls.VisibleTo(AccountClaims.VisibilityOf(user)).Where(call => call.Id == id)
            .Select(call => new { call.Provider, call.ProviderCallId }).SingleOrDefaultAsync(cancel);
        return call is null ? null : (call.Provider, call.ProviderCallId);
    }
}
