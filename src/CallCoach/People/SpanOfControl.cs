namespace CallCoach.People;

/// <summary>
/// How many people a sales head leads directly: the managers of their teams, but of a team with a supervisor only that supervisor. The
/// limit is that of a head who listens, plans and meets with each of them: above it a second head is needed.
/// </summary>
public static class SpanOfControl
{
    /// <param name="teamIds">The head's teams.</param>
    /// <param name="supervisors">The teams of each supervisor.</param>
    /// <param name="managers">The team of each manager.</param>
    public static int Direct(IReadOnlyCollection<long> teamIds, IReadOnlyList<IReadOnlyCollection<long>> supervisors, IEnumerable<long> managers)
    {
        var led = supervisors.Where(teams => teams.Any(teamIds.Contains)).ToList();
        var supervised = led.SelectMany(teams => teams).ToHashSet();
        return led.Count + managers.Count(team => teamIds.Contains(team) && !supervised.Contains(team));
    }
}
