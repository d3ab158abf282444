using System.Security.Claims;
using CallCoach.Norms;
using CallCoach.Norms.Plans;
using CallCoach.People;
using CallCoach.Server.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

/// <param name="FromDay">Null where it has always held.</param>
internal sealed record HeldTargetView(PlanPart Part, Span Span, double Target, DateOnly? FromDay, PlanSource Source);

internal sealed record RolePlanView(ManagerRole Role, IReadOnlyList<HeldTargetView> Parts);

/// <param name="Own">Otherwise the person's working day holds on every day of the week.</param>
internal sealed record ScheduleView(
    IReadOnlyList<WantedSpan> Shifts, IReadOnlyList<WantedSpan> Breaks, IReadOnlyList<WantedAbsence> Absences, bool Own);

internal sealed record PersonPlanView(
    long PersonId, string Name, string TeamName, ManagerRole Role, IReadOnlyList<HeldTargetView> Parts, ScheduleView Schedule);

internal sealed record NormSettingsView(
    IReadOnlyList<string> PulseTimes, double RefusalShare, int RefusalConversations, int RaisedPerHour, int DirectManagers);

internal sealed record HolidayView(DateOnly Day, string Name);

/// <param name="Told">More than the limit: a second head is needed.</param>
internal sealed record HeadSpanView(string Name, int DirectManagers, bool Told);

/// <param name="DirectManagers">The most any head has.</param>
internal sealed record SpanView(int Limit, int DirectManagers, bool Told, IReadOnlyList<HeadSpanView> Heads);

internal sealed record PlansView(
    IReadOnlyList<RolePlanView> Roles, IReadOnlyList<PersonPlanView> People, NormSettingsView Settings, IReadOnlyList<HolidayView> Holidays, SpanView Span);

/// <summary>Plans, schedules and settings of the norms: for who leads, of the managers they lead.</summary>
internal static class PlansApi
{
    public static void MapPlans(this IEndpointRouteBuilder api)
    {
        var plans = api.MapGroup("/plans").RequireAuthorization(Policies.Leading);
        plans.MapGet("", ShowAsync).Produces<PlansView>();
        plans.MapPut("/people/{id:long}", (long id, PlanRequest request, ClaimsPrincipal user, PlanBook book, PlanEditor editor, CancellationToken cancel) =>
            OfPersonAsync(id, user, book, () => editor.SetPersonAsync(id, request.FromDay, request.Parts, cancel), cancel));
        plans.MapPut("/people/{id:long}/schedule", (long id, WantedSchedule request, ClaimsPrincipal user, PlanBook book, PlanEditor editor, CancellationToken cancel) =>
            OfPersonAsync(id, user, book, () => editor.SetScheduleAsync(id, request, cancel), cancel));
        plans.MapPut("/roles/{role}", async (string role, PlanRequest request, PlanEditor editor, CancellationToken cancel) =>
            Enum.TryParse<ManagerRole>(role, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsDigit(role[0])
                ? Answer(await editor.SetRoleAsync(known, request.FromDay, request.Parts, cancel))
                : Results.Problem(statusCode: 404, title: "No such role"));
        plans.MapPut("/settings", async (NormSettingsView request, PlanEditor editor, CancellationToken cancel) =>
            Answer(await editor.SetSettingsAsync(
                new()
                {
                    PulseTimes = [.. request.PulseTimes],
                    RefusalShare = request.RefusalShare,
                    RefusalConversations = request.RefusalConversations,
                    RaisedPerHour = request.RaisedPerHour,
                    DirectManagers = request.DirectManagers,
                },
                cancel)));
        plans.MapPut("/holidays", async (IReadOnlyList<HolidayView> request, PlanEditor editor, CancellationToken cancel) =>
            Answer(await editor.SetHolidaysAsync([.. request.Select(holiday => new Holiday(holiday.Day, holiday.Name))], cancel)));
    }

    private static async Task<PlansView> ShowAsync(ClaimsPrincipal user, PlanBook book, PlanEditor editor, SignInDb accounts, Storage.CallCoachDb db, CancellationToken cancel)
    {
        var (plans, today) = (await book.NowAsync(cancel), editor.Today);
        var absences = (await db.Absences.AsNoTracking().OrderBy(absence => absence.FromDay).ToListAsync(cancel)).ToLookup(absence => absence.PersonId);
        var roles = Enum.GetValues<ManagerRole>().Select(role => new RolePlanView(role, Targets(
            new(new Person { Name = "", Role = role }, new(TimeZoneInfo.Utc, [], [], [], new HashSet<DateOnly>()), false, [], [.. plans.OfRoles.Where(plan => plan.Role == role)]), today)));
        var people = plans.VisibleTo(AccountClaims.VisibilityOf(user)).Select(plan => new PersonPlanView(
            plan.Person.Id, plan.Person.Name, plan.Person.Team!.Name, plan.Person.Role, Targets(plan, today), ScheduleOf(plan, absences[plan.Person.Id])));
        var settings = plans.Settings;
        return new(
            [.. roles], [.. people],
            new(settings.PulseTimes, settings.RefusalShare, settings.RefusalConversations, settings.RaisedPerHour, settings.DirectManagers),
            [.. plans.Holidays.Select(holiday => new HolidayView(holiday.Day, holiday.Name))],
            await SpanAsync(user, plans, accounts, cancel));
    }

    private static List<HeldTargetView> Targets(PersonPlan plan, DateOnly today) =>
        [.. from part in Enum.GetValues<PlanPart>()
            from target in plan.TargetsOf(part, today).OrderBy(target => target.Span)
            select new HeldTargetView(part, target.Span, target.Target, target.FromDay == DateOnly.MinValue ? null : target.FromDay, target.Source)];

    private static ScheduleView ScheduleOf(PersonPlan plan, IEnumerable<Absence> absences) => new(
        [.. plan.Schedule.Shifts.OrderBy(shift => shift.Weekday).ThenBy(shift => shift.Start).Select(shift => new WantedSpan(shift.Weekday, shift.Start, shift.End))],
        [.. plan.Schedule.Breaks.OrderBy(pause => pause.Weekday).ThenBy(pause => pause.Start).Select(pause => new WantedSpan(pause.Weekday, pause.Start, pause.End))],
        [.. absences.Select(absence => new WantedAbsence(absence.FromDay, absence.ToDay, absence.Kind))], plan.HasShifts);

    /// <summary>A head is told of their own span, an administrator of every head's.</summary>
    private static async Task<SpanView> SpanAsync(ClaimsPrincipal user, PlanSnapshot plans, SignInDb accounts, CancellationToken cancel)
    {
        var all = await accounts.Users.Include(account => account.Teams).AsNoTracking()
            .Where(account => account.Role == AccountRole.SalesHead || account.Role == AccountRole.Supervisor).ToListAsync(cancel);
        var supervisors = all.Where(account => account.Role == AccountRole.Supervisor).Select(account => (IReadOnlyCollection<long>)TeamsOf(account)).ToList();
        var limit = plans.Settings.DirectManagers;
        var heads = all.Where(account => account.Role == AccountRole.SalesHead && (AccountClaims.RoleOf(user) == AccountRole.Administrator || account.UserName == user.Identity!.Name))
            .OrderBy(account => account.Name, StringComparer.Ordinal)
            .Select(account => (account.Name, Direct: SpanOfControl.Direct(TeamsOf(account), supervisors, plans.People.Select(plan => plan.Person.TeamId))))
            .Select(head => new HeadSpanView(head.Name, head.Direct, head.Direct > limit)).ToList();
        return new(limit, heads.Select(head => head.DirectManagers).DefaultIfEmpty().Max(), heads.Exists(head => head.Told), heads);
    }

    private static List<long> TeamsOf(Account account) => account.Teams.ConvertAll(team => team.TeamId);

    private static async Task<IResult> OfPersonAsync(long id, ClaimsPrincipal user, PlanBook book, Func<Task<string?>> set, CancellationToken cancel) =>
        (await book.NowAsync(cancel)).Of(id) is { } plan && AccountClaims.VisibilityOf(user).Shows(plan.Person)
            ? Answer(await set())
            : Results.Problem(statusCode: 404, title: "No such person");

    private static IResult Answer(string? refusal) =>
        refusal is null ? Results.NoContent() : Results.Problem(statusCode: 400, title: "Not accepted", detail: refusal);

    private sealed record PlanRequest(IReadOnlyList<PlanTarget> Parts, DateOnly? FromDay = null);
}
