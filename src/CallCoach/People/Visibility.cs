namespace CallCoach.People;

/// <summary>What a signed-in person does in the department.</summary>
public enum AccountRole
{
    Administrator,
    SalesHead,
    Supervisor,
    Trainer,
    Manager,
}

/// <summary>Whose calls somebody may see. Nothing is visible that is not named here.</summary>
/// <param name="Everything">All calls of the department.</param>
/// <param name="TeamIds">Calls of these teams' managers.</param>
/// <param name="PersonId">Calls of this manager.</param>
/// <param name="Unassigned">Calls on lines that belong to nobody.</param>
/// <param name="Alerts">Whether alerts on visible calls are shown as well.</param>
public sealed record Visibility(bool Everything, IReadOnlyList<long> TeamIds, long? PersonId, bool Unassigned, bool Alerts)
{
    public static Visibility Of(AccountRole role, IReadOnlyList<long> teamIds, long? personId) => role switch
    {
        AccountRole.Administrator => new(true, [], null, true, true),
        AccountRole.SalesHead or AccountRole.Supervisor => new(false, teamIds, null, true, true),
        AccountRole.Trainer => new(false, teamIds, null, false, false),
        AccountRole.Manager => new(false, [], personId, false, false),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    public bool Shows(Person? person) =>
        Everything || (person is null ? Unassigned : person.Id == PersonId || TeamIds.Contains(person.TeamId));
}
