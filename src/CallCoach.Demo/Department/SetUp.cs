using System.Globalization;
using CallCoach.Demo.Company;

namespace CallCoach.Demo.Department;

public sealed record TeamView(long Id, string Name);

public sealed record WorkdayView(string Start, string End);

public sealed record PersonView(
    long? Id, string Name, long TeamId, string Role, int? CallsPerHour, WorkdayView Workday, IReadOnlyList<string> Lines);

public sealed record AccountView(string UserName, string Name, string Role, long? PersonId, IReadOnlyList<long> TeamIds);

/// <summary>Makes the department through the API: teams, people with their lines, accounts. What is there already is left as it is.</summary>
public sealed class SetUp(FrontDoor door, IReadOnlyList<SignIn> signIns)
{
    /// <returns>The managers' identifiers by their keys.</returns>
    public async Task<IReadOnlyDictionary<string, long>> RunAsync(CancellationToken cancel)
    {
        var teams = await TeamsAsync(cancel);
        var people = await PeopleAsync(teams, cancel);
        var accounts = await door.GetAsync<List<AccountView>>("api/accounts", cancel);
        var existing = accounts.Select(account => account.UserName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var signIn in signIns.Where(signIn => !existing.Contains(signIn.UserName)))
        {
            var staff = Cast.Staff.FirstOrDefault(staff => staff.UserName == signIn.UserName);
            await door.PostAsync<AccountView>(
                "api/accounts",
                new
                {
                    signIn.UserName,
                    signIn.Name,
                    signIn.Role,
                    PersonId = staff is null ? people[signIn.UserName] : (long?)null,
                    TeamIds = staff?.Teams.Select(team => teams[team]).ToArray() ?? [],
                    signIn.Password,
                },
                cancel);
        }
        return people;
    }

    private async Task<Dictionary<string, long>> TeamsAsync(CancellationToken cancel)
    {
        var existing = await door.GetAsync<List<TeamView>>("api/teams", cancel);
        var teams = existing.ToDictionary(team => team.Name, team => team.Id, StringComparer.Ordinal);
        foreach (var name in Cast.Teams.Where(name => !teams.ContainsKey(name)))
            teams[name] = (await door.PostAsync<TeamView>("api/teams", new { Name = name }, cancel)).Id;
        return teams;
    }

    private async Task<Dictionary<string, long>> PeopleAsync(Dictionary<string, long> teams, CancellationToken cancel)
    {
        var existing = await door.GetAsync<List<PersonView>>("api/people", cancel);
        var people = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var manager in Cast.Managers)
        {
            var known = existing.Find(person => person.Lines.Contains(manager.DeskPhone));
            known ??= await door.PostAsync<PersonView>(
                "api/people",
                new
                {
                    manager.Name,
                    TeamId = teams[manager.Team],
                    manager.Role,
                    manager.CallsPerHour,
                    Workday = new { Start = Cast.WorkdayStart.ToString("HH:mm", CultureInfo.InvariantCulture), End = Cast.WorkdayEnd.ToString("HH:mm", CultureInfo.InvariantCulture) },
                    Lines = new[] { manager.Softphone, manager.DeskPhone },
                },
                cancel);
            people[manager.Key] = known.Id!.Value;
        }
        return people;
    }
}
