using System.Security.Claims;
using CallCoach.Norms.Days;
using CallCoach.Norms.Plans;
using CallCoach.Norms.Pulses;
using CallCoach.People;
using CallCoach.Server.SignIn;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

/// <param name="Late">It was taken well after its time, and shows its own time all the same.</param>
/// <param name="NeedsHelp">Who was to be helped, first who needed it most.</param>
internal sealed record PulseSheet(
    long Id, DateOnly Day, PulseKind Kind, DateTimeOffset At, DateTimeOffset TakenAt, bool Late, IReadOnlyList<BoardRow> Rows, IReadOnlyList<long> NeedsHelp);

/// <param name="Times">When sheets are taken, beside the end of the day.</param>
internal sealed record PulsePage(DateOnly Day, IReadOnlyList<string> Times, IReadOnlyList<PulseSheet> Sheets);

/// <param name="Kind">Null where nothing drifts.</param>
internal sealed record DriftRow(
    long PersonId, string Name, string TeamName, ManagerRole Role, DriftKind? Kind, double? Change, IReadOnlyList<DriftWeekFigures> Weeks);

internal sealed record DriftPage(IReadOnlyList<DriftRow> Rows);

/// <summary>My day, the Board, the sheets that were kept, and drift.</summary>
internal static class DaysApi
{
    public static void MapDays(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me/day", MyDayAsync).Produces<MyDay>();
        api.MapGet("/board", BoardAsync).Produces<Board>().RequireAuthorization(Policies.Boards);
        api.MapGet("/pulses", PulsesAsync).Produces<PulsePage>();
        api.MapGet("/drift", DriftAsync).Produces<DriftPage>().RequireAuthorization(Policies.Supervision);
    }

    private static async Task<IResult> MyDayAsync(ClaimsPrincipal user, MyDayReader reader, DateOnly? day, long? personId, CancellationToken cancel)
    {
        if ((personId ?? AccountClaims.PersonOf(user)) is not { } id)
            return Results.Problem(statusCode: 404, title: "No day of one's own", detail: "This account belongs to no manager; name one with personId.");
        return await reader.OfAsync(id, day, AccountClaims.VisibilityOf(user), cancel) is { } own
            ? Results.Ok(own)
            : Results.Problem(statusCode: 404, title: "No such person");
    }

    private static async Task<IResult> BoardAsync(ClaimsPrincipal user, BoardReader reader, DateOnly? day, CancellationToken cancel)
    {
        var viewer = BoardViewer.Of(user);
        var board = await reader.OfDayAsync(day, viewer.Visibility, cancel);
        return Results.Ok(viewer.ShowsNames ? board : board with { Rows = [.. board.Rows.Select(row => row with { Name = BoardViewer.Initials(row.Name) })] });
    }

    private static async Task<PulsePage> PulsesAsync(
        ClaimsPrincipal user, PlanBook plans, IDbContextFactory<CallCoachDb> databases, Department department, Clocks clocks, DateOnly? day, CancellationToken cancel)
    {
        var shown = day ?? department.DayOf(clocks.Domain.GetUtcNow());
        var book = await plans.NowAsync(cancel);
        var visible = book.VisibleTo(AccountClaims.VisibilityOf(user)).Select(plan => plan.Person.Id).ToHashSet();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var pulses = await db.Pulses.AsNoTracking().Where(pulse => pulse.Day == shown).OrderBy(pulse => pulse.At).ToListAsync(cancel);
        return new(shown, book.Settings.PulseTimes, pulses.ConvertAll(pulse => Sheet(pulse, visible, department)));
    }

    private static PulseSheet Sheet(Pulse pulse, HashSet<long> visible, Department department)
    {
        var rows = pulse.Rows.Where(row => visible.Contains(row.PersonId)).ToList();
        var needsHelp = rows.Where(row => row.HelpRank > 0).OrderBy(row => row.HelpRank).Select(row => row.PersonId).ToList();
        return new(
            pulse.Id, pulse.Day, pulse.Kind, department.Local(pulse.At), department.Local(pulse.TakenAt), pulse.IsLate,
            rows.ConvertAll(row => row with { HelpRank = needsHelp.IndexOf(row.PersonId) + 1 }), needsHelp);
    }

    private static async Task<DriftPage> DriftAsync(ClaimsPrincipal user, DriftReader reader, CancellationToken cancel) =>
        new([.. (await reader.OfAllAsync(AccountClaims.VisibilityOf(user), cancel)).Select(manager => new DriftRow(
            manager.Person.Id, manager.Person.Name, manager.Person.Team!.Name, manager.Person.Role, manager.Drift?.Kind,
            manager.Drift is { } drift ? Math.Round(drift.Change, 4) : null, [.. manager.Weeks.Select(DriftWeekFigures.Of)]))]);
}
