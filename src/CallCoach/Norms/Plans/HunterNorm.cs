namespace CallCoach.Norms.Plans;

/// <summary>When the dials an hour are raised.</summary>
/// <param name="RefusalShare">Refusals over conversations above which they are.</param>
/// <param name="RefusalConversations">Conversations there must have been that day, so that a first refusal says nothing.</param>
/// <param name="RaisedPerHour">What they are raised to.</param>
public sealed record RaiseRule(double RefusalShare = 0.5, int RefusalConversations = 10, int RaisedPerHour = 20);

/// <summary>What a clock hour of a manager's day brought.</summary>
public readonly record struct HourResults(DateTimeOffset HourAt, int Conversations, int Refusals);

/// <summary>
/// A hunter dials more when many refuse: 15 calls an hour become 20. At every full hour the day so far is looked at, and once it
/// shows too many refusals the rest of the day is raised, whatever the share is later.
/// </summary>
public static class HunterNorm
{
    /// <summary>The full hour from which the norm is raised; null where the day does not show it.</summary>
    /// <param name="hours">In order; an hour that is not over yet counts for the full hour at which it will be.</param>
    public static DateTimeOffset? RaisedFrom(IEnumerable<HourResults> hours, RaiseRule rule)
    {
        var (conversations, refusals) = (0, 0);
        foreach (var hour in hours)
        {
            conversations += hour.Conversations;
            refusals += hour.Refusals;
            if (conversations >= rule.RefusalConversations && conversations > 0 && refusals > rule.RefusalShare * conversations)
                return hour.HourAt.AddHours(1);
        }
        return null;
    }
}
