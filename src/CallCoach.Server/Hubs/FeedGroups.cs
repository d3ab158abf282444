using CallCoach.People;

namespace CallCoach.Server.Hubs;

/// <summary>Groups of connections: each page is in those whose news it may see, each piece of news goes to those it concerns.</summary>
internal static class FeedGroups
{
    private const string Calls = "calls";
    private const string Alerts = "alerts";

    public static IEnumerable<string> Of(Visibility visibility)
    {
        foreach (var kind in visibility.Alerts ? new[] { Calls, Alerts } : [Calls])
        {
            if (visibility.Everything)
            {
                yield return $"{kind}/everything";
                continue;
            }
            foreach (var team in visibility.TeamIds)
                yield return $"{kind}/team/{team}";
            if (visibility.Unassigned)
                yield return $"{kind}/unassigned";
        }
        if (visibility.PersonId is { } person)
            yield return $"{Calls}/person/{person}";
    }

    /// <summary>A manager's own pages.</summary>
    public static string OfPerson(long personId) => $"{Calls}/person/{personId}";

    /// <summary>Pages that have the call open.</summary>
    public static string OfOpenCall(long callId) => $"open/{callId}";

    public static IReadOnlyList<string> OfCall(long? personId, long? teamId) => personId is null
        ? [$"{Calls}/everything", $"{Calls}/unassigned"]
        : [$"{Calls}/everything", $"{Calls}/team/{teamId}", $"{Calls}/person/{personId}"];

    public static IReadOnlyList<string> OfAlert(long? personId, long? teamId) => personId is null
        ? [$"{Alerts}/everything", $"{Alerts}/unassigned"]
        : [$"{Alerts}/everything", $"{Alerts}/team/{teamId}"];
}
