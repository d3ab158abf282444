using CallCoach.Calls;
using CallCoach.People;

namespace CallCoach.Storage;

/// <summary>The one place where queries learn whose calls somebody may see.</summary>
public static class VisibleCalls
{
    public static IQueryable<Call> VisibleTo(this IQueryable<Call> calls, Visibility visibility)
    {
        if (visibility.Everything)
            return calls;
        var teams = visibility.TeamIds;
        var person = visibility.PersonId;
        var unassigned = visibility.Unassigned;
        return calls.Where(call =>
            call.PersonId == null ? unassigned : call.PersonId == person || teams.Contains(call.Person!.TeamId));
    }
}
