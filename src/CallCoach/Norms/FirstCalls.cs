using CallCoach.Storage;

namespace CallCoach.Norms;

/// <summary>
/// Keeps which call is its client's first: of those dialled and those that came in the one that started earliest. An earlier one
/// that comes late makes the former first one known again. All of it is part of the caller's transaction.
/// </summary>
internal static class FirstCalls
{
    /// <summary>Brings the client's first call up to date with its counted calls.</summary>
    /// <param name="changes">Take what follows for the sums.</param>
    public static void Follow(WriteSession session, long clientId, TallyChanges changes)
    {
        var former = session.Number("SELECT FirstCallId FROM Clients WHERE Id = $client AND FirstCallId IS NOT NULL", ("$client", clientId));
        var first = session.Number(
            """
            SELECT CallId FROM CountedCalls
            WHERE ClientId = $client AND Kind NOT IN ('Internal', 'RefusedDial') AND (Dial OR Inbound)
            ORDER BY StartedAt, CallId LIMIT 1
            """,
            ("$client", clientId));
        if (former is { } no && no != first)
            Set(session, no, clientId, isNew: false, changes);
        if (first is { } yes)
            Set(session, yes, clientId, isNew: true, changes);
        session.Execute(
            """
            UPDATE Clients SET FirstCallId = $first, FirstCallAt = (SELECT StartedAt FROM CountedCalls WHERE CallId = $first)
            WHERE Id = $client AND (FirstCallId IS NOT $first OR FirstCallAt IS NOT (SELECT StartedAt FROM CountedCalls WHERE CallId = $first))
            """,
            ("$first", first), ("$client", clientId));
    }

    private static void Set(WriteSession session, long callId, long clientId, bool isNew, TallyChanges changes)
    {
        if (CountedRows.Find(session, callId) is not { } row || row.ClientId != clientId || row.New == isNew)
            return;
        session.Execute("UPDATE CountedCalls SET New = $new WHERE CallId = $call", ("$new", isNew), ("$call", callId));
        changes.Add(row, row with { New = isNew });
    }
}
