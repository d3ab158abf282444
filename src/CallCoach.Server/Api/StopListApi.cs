using System.Globalization;
using System.Security.Claims;
using CallCoach.People;
using CallCoach.Server.SignIn;
using CallCoach.StopList;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

/// <summary>The moment in a call that proves it.</summary>
internal sealed record ProofView(long CallId, double? Second, string? Text, string? Language);

/// <param name="Number">In full: who may keep the list has to know whom not to call.</param>
/// <param name="AddedBy">Null when it was heard in a call.</param>
/// <param name="Proof">Null when a person put it there, or the reader may not see the call.</param>
/// <param name="OffBy">Null when it is in force, or the call is heard differently now.</param>
internal sealed record StoppedNumberView(
    long Id, string Number, DateTimeOffset AddedAt, string? AddedBy, string? Note, ProofView? Proof, DateTimeOffset? ConfirmedAt, string? ConfirmedBy,
    DateTimeOffset? OffAt, string? OffBy, string? OffReason);

internal sealed record StopListPage(IReadOnlyList<StoppedNumberView> Items, string? Next, int InForce);

/// <summary>The stop list, for those who keep it: all of the department's numbers, whichever team's call they come from.</summary>
internal static class StopListApi
{
    private const int LargestPage = 200;

    public static void MapStopList(this IEndpointRouteBuilder api)
    {
        var list = api.MapGroup("/stop-list").RequireAuthorization(Policies.Supervision);
        list.MapGet("", ListAsync).Produces<StopListPage>().ProducesProblem(StatusCodes.Status400BadRequest);
        list.MapPost("", AddAsync);
        list.MapPost("/{id:long}/confirm", ConfirmAsync);
        list.MapPost("/{id:long}/off", TakeOffAsync);
        api.MapStopListFile();
    }

    /// <summary>Entries that a query asks for, newest first.</summary>
    /// <param name="state"><c>in_force</c> unless <c>off</c> or <c>all</c>.</param>
    /// <returns>Null for an unknown state.</returns>
    public static IQueryable<StoppedNumber>? Asked(CallCoachDb db, string? query, string? state)
    {
        var entries = state switch
        {
            null or "in_force" => db.StopList.Where(entry => entry.OffAt == null),
            "off" => db.StopList.Where(entry => entry.OffAt != null),
            "all" => db.StopList,
            _ => null,
        };
        var wanted = query?.Trim();
        if (entries is null || string.IsNullOrEmpty(wanted))
            return entries?.OrderByDescending(entry => entry.Id);
        var number = LineAddress.Normalise(string.Concat(wanted.Where(c => !" -()".Contains(c))));
        // SQLite folds the case of Latin letters without marks only.
        string[] spellings = [wanted, wanted.ToLower(CultureInfo.CurrentCulture), wanted.ToUpper(CultureInfo.CurrentCulture), Capitalised(wanted)];
        return entries
            .Where(entry => entry.Number.Contains(number) || spellings.Any(spelling => entry.Note!.Contains(spelling)))
            .OrderByDescending(entry => entry.Id);
    }

    private static string Capitalised(string text) => char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..].ToLower(CultureInfo.CurrentCulture);

    private static async Task<IResult> ListAsync(
        ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, Department department,
        string? query, string? state, string? after, int? limit, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (Asked(db, query, state) is not { } entries)
            return UnknownState(state);
        if (long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var last))
            entries = entries.Where(entry => entry.Id < last);
        var size = Math.Clamp(limit ?? 50, 1, LargestPage);
        var items = await ViewsAsync(db, entries.Take(size), user, department, cancel);
        return Results.Ok(new StopListPage(
            items,
            items.Count == size ? items[^1].Id.ToString(CultureInfo.InvariantCulture) : null,
            await db.StopList.CountAsync(entry => entry.OffAt == null, cancel)));
    }

    public static IResult UnknownState(string? state) =>
        Results.Problem(statusCode: 400, title: "Unknown state", detail: $"{state} is not a state of the stop list.");

    private static async Task<IReadOnlyList<StoppedNumberView>> ViewsAsync(
        CallCoachDb db, IQueryable<StoppedNumber> entries, ClaimsPrincipal user, Department department, CancellationToken cancel)
    {
        var visible = db.Calls.VisibleTo(AccountClaims.VisibilityOf(user));
        var rows = await entries.Select(entry => new
        {
            Entry = entry,
            Call = visible.FirstOrDefault(call => call.Id == entry.CallId),
            Text = db.Utterances.Where(u => u.CallId == entry.CallId && u.Ordinal == entry.Ordinal).Select(u => u.Text).FirstOrDefault(),
        }).AsNoTracking().ToListAsync(cancel);
        return rows.ConvertAll(row => View(
            row.Entry, row.Call is { } call ? new(call.Id, row.Entry.Second, row.Text, call.Language) : null, department));
    }

    private static StoppedNumberView View(StoppedNumber entry, ProofView? proof, Department department)
    {
        DateTimeOffset? Local(DateTimeOffset? instant) => instant is { } at ? department.Local(at) : null;

        return new(
            entry.Id, entry.Number, department.Local(entry.AddedAt), entry.AddedBy, entry.Note, proof, Local(entry.ConfirmedAt), entry.ConfirmedBy,
            Local(entry.OffAt), entry.OffBy, entry.OffReason);
    }

    private static async Task<IResult> AddAsync(
        AddRequest request, ClaimsPrincipal user, StopListBook book, Department department, CancellationToken cancel)
    {
        if (StoppedNumber.NumberOf(request.Number) is not { } number)
            return Refused("The number is neither in E.164, such as +48600100200, nor a sip: or client: address.");
        var note = request.Note?.Trim();
        if (note?.Length > StoppedNumber.LongestNote)
            return Refused($"A note has at most {StoppedNumber.LongestNote} characters.");
        var (entering, entry) = (await book.EnterAsync([new(number, string.IsNullOrEmpty(note) ? null : note)], AccountClaims.NameOf(user), cancel))[0];
        return entering switch
        {
            Entering.Added => Results.Created($"/api/stop-list?query={Uri.EscapeDataString(number)}", View(entry, null, department)),
            Entering.Confirmed => Results.Ok(View(entry, null, department)),
            _ => Results.Problem(statusCode: 409, title: "Taken", detail: "The number is on the list already."),
        };
    }

    private static async Task<IResult> ConfirmAsync(long id, ClaimsPrincipal user, StopListBook book, CancellationToken cancel) =>
        await book.ConfirmAsync(id, AccountClaims.NameOf(user), cancel) is null ? NotInForce() : Results.NoContent();

    private static async Task<IResult> TakeOffAsync(
        long id, TakeOffRequest request, ClaimsPrincipal user, StopListBook book, CancellationToken cancel)
    {
        var reason = request.Reason.Trim();
        if (reason.Length is 0 or > StoppedNumber.LongestNote)
            return Refused($"A reason has 1 to {StoppedNumber.LongestNote} characters.");
        return await book.TakeOffAsync(id, AccountClaims.NameOf(user), reason, cancel) is null ? NotInForce() : Results.NoContent();
    }

    private static IResult Refused(string detail) => Results.Problem(statusCode: 400, title: "Not accepted", detail: detail);

    private static IResult NotInForce() => Results.Problem(statusCode: 404, title: "Not on the list", detail: "There is no such entry in force.");

    private sealed record AddRequest(string Number, string? Note = null);

    private sealed record TakeOffRequest(string Reason);
}
