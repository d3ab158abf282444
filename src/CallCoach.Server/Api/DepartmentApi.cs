using CallCoach.Norms;
using CallCoach.People;
using CallCoach.Server.SignIn;
using CallCoach.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

internal sealed record TeamView(long Id, string Name);

internal sealed record WorkdayView(TimeOnly Start, TimeOnly End);

internal sealed record PersonView(
    long Id, string Name, long TeamId, ManagerRole Role, int? CallsPerHour, WorkdayView Workday, IReadOnlyList<string> Lines, bool HeardFirst);

internal sealed record AccountView(string UserName, string Name, AccountRole Role, long? PersonId, IReadOnlyList<long> TeamIds);

/// <summary>Teams, managers with their lines and norms, and accounts: for administrators.</summary>
internal static class DepartmentApi
{
    public static void MapDepartment(this IEndpointRouteBuilder api)
    {
        var admin = api.MapGroup("").RequireAuthorization(Policies.Administration);
        admin.MapGet("/teams", async (CallCoachDb db) => await db.Teams.OrderBy(t => t.Name).Select(t => new TeamView(t.Id, t.Name)).ToListAsync());
        admin.MapPost("/teams", AddTeamAsync);
        admin.MapGet("/people", async (CallCoachDb db) =>
            (await db.People.Include(p => p.Lines).AsNoTracking().OrderBy(p => p.Name).ToListAsync()).ConvertAll(View));
        admin.MapPost("/people", (PersonRequest request, CallCoachDb db, Recounting recounting) => SavePersonAsync(null, request, db, recounting));
        admin.MapPut("/people/{id:long}", (long id, PersonRequest request, CallCoachDb db, Recounting recounting) => SavePersonAsync(id, request, db, recounting));
        admin.MapGet("/accounts", async (SignInDb db) =>
            (await db.Users.Include(a => a.Teams).AsNoTracking().OrderBy(a => a.UserName).ToListAsync()).ConvertAll(View));
        admin.MapPost("/accounts", AddAccountAsync);
    }

    private static async Task<IResult> AddTeamAsync(TeamRequest request, CallCoachDb db)
    {
        var name = request.Name.Trim();
        if (name.Length is 0 or > 100)
            return Refused("A team has a name of 1 to 100 characters.");
        if (await db.Teams.AnyAsync(t => t.Name == name))
            return Taken("There is a team of this name.");
        var team = new Team { Name = name };
        db.Teams.Add(team);
        await db.SaveChangesAsync();
        return Results.Created($"/api/teams/{team.Id}", new TeamView(team.Id, team.Name));
    }

    private static async Task<IResult> SavePersonAsync(long? id, PersonRequest request, CallCoachDb db, Recounting recounting)
    {
        var lines = request.Lines.Select(LineAddress.Normalise).Where(address => address.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (request.Name.Trim().Length is 0 or > 100)
            return Refused("A person has a name of 1 to 100 characters.");
        if (request.CallsPerHour is < 1 or > 200)
            return Refused("The norm is 1 to 200 calls an hour, or none.");
        if (request.Workday.End <= request.Workday.Start)
            return Refused("The working day ends after it starts.");
        if (lines.Find(address => !LineAddress.IsE164(address) && !LineAddress.IsOwnDevice(address)) is { } wrong)
            return Refused($"{wrong} is neither a number in E.164 nor a sip: or client: address.");
        if (!await db.Teams.AnyAsync(t => t.Id == request.TeamId))
            return Refused("There is no such team.");
        if (await db.Lines.FirstOrDefaultAsync(l => lines.Contains(l.Address) && l.PersonId != id) is { } taken)
            return Taken($"{taken.Address} belongs to somebody else.");

        var person = id is null ? new Person { Name = "" } : await db.People.Include(p => p.Lines).SingleOrDefaultAsync(p => p.Id == id);
        if (person is null)
            return Results.Problem(statusCode: 404, title: "No such person");
        person.Name = request.Name.Trim();
        person.TeamId = request.TeamId;
        person.Role = request.Role;
        person.CallsPerHour = request.CallsPerHour;
        person.WorkdayStart = request.Workday.Start;
        person.WorkdayEnd = request.Workday.End;
        person.HeardFirst = request.HeardFirst ?? person.HeardFirst;
        var gained = lines.Where(address => !person.Lines.Exists(line => line.Address == address)).ToList();
        var isClientKnown = person.Lines.Exists(line => !lines.Contains(line.Address)) || await db.ClientNumbers.AnyAsync(number => gained.Contains(number.Number));
        person.Lines.RemoveAll(line => !lines.Contains(line.Address));
        person.Lines.AddRange(lines.Where(address => !person.Lines.Exists(l => l.Address == address)).Select(address => new Line { Address = address }).ToList());
        if (id is null)
            db.People.Add(person);
        await db.SaveChangesAsync();
        // Calls with a number that was a client's and is a line now, or the other way round, count differently.
        if (isClientKnown)
            await recounting.AskAsync(DateOnly.MinValue);
        return id is null ? Results.Created($"/api/people/{person.Id}", View(person)) : Results.Ok(View(person));
    }

    private static async Task<IResult> AddAccountAsync(AccountRequest request, UserManager<Account> users, CallCoachDb db)
    {
        if (request.Role == AccountRole.Manager && (request.PersonId is not { } person || !await db.People.AnyAsync(p => p.Id == person)))
            return Refused("A manager's account names its person.");
        var account = new Account
        {
            UserName = request.UserName,
            Name = request.Name,
            Role = request.Role,
            PersonId = request.Role == AccountRole.Manager ? request.PersonId : null,
            Teams = [.. (request.TeamIds ?? []).Distinct().Select(team => new AccountTeam { TeamId = team })],
        };
        var result = await users.CreateAsync(account, request.Password);
        if (result.Succeeded)
            return Results.Created($"/api/accounts/{account.UserName}", View(account));
        return result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.DuplicateUserName))
            ? Taken("There is an account of this name.")
            : SessionEndpoints.Weak(result);
    }

    private static PersonView View(Person person) => new(
        person.Id, person.Name, person.TeamId, person.Role, person.CallsPerHour, new(person.WorkdayStart, person.WorkdayEnd),
        [.. person.Lines.Select(line => line.Address).Order(StringComparer.Ordinal)], person.HeardFirst);

    private static AccountView View(Account account) => new(
        account.UserName!, account.Name, account.Role, account.PersonId, [.. account.Teams.Select(team => team.TeamId).Order()]);

    private static IResult Refused(string detail) => Results.Problem(statusCode: 400, title: "Not accepted", detail: detail);

    private static IResult Taken(string detail) => Results.Problem(statusCode: 409, title: "Taken", detail: detail);

    private sealed record TeamRequest(string Name);

    private sealed record PersonRequest(
        string Name, long TeamId, ManagerRole Role, int? CallsPerHour, WorkdayView Workday, IReadOnlyList<string> Lines, bool? HeardFirst = null);

    private sealed record AccountRequest(
        string UserName, string Name, AccountRole Role, long? PersonId, IReadOnlyList<long>? TeamIds, string Password);
}
