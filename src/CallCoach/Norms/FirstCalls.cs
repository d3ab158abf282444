using CallCoach.People;
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

    /// <summary>Marks what was the client's first call as one to a known client; the caller says which is the first now.</summary>
    public static void MakeKnown(WriteSession session, long callId, long clientId, TallyChanges changes) =>
        Set(session, callId, clientId, isNew: false, changes);

    /// <summary>
    /// Says whose a number is from now on; its calls go with it, and both clients' first calls follow. Who is left without a name and
    /// a number is no client any more.
    /// </summary>
    /// <param name="number">In E.164.</param>
    public static void MoveNumber(WriteSession session, string number, long clientId)
    {
        var former = session.Number("SELECT ClientId FROM ClientNumbers WHERE Number = $number", ("$number", number));
        if (former == clientId)
            return;
        session.Execute(
            "INSERT INTO ClientNumbers (Number, ClientId) VALUES ($number, $client) ON CONFLICT (Number) DO UPDATE SET ClientId = $client",
            ("$number", number), ("$client", clientId));
        if (former is not { } from)
            return;
        var changes = new TallyChanges();
        foreach (var row in CountedRows.OfClient(session, from))
        {
            if (session.Row("SELECT Client FROM Calls WHERE Id = $call", found => found.Text(0)!, ("$call", row.CallId)) is not { } client || LineAddress.Dialled(client) != number)
                continue;
            session.Execute("UPDATE CountedCalls SET ClientId = $client, New = 0 WHERE CallId = $call", ("$client", clientId), ("$call", row.CallId));
            changes.Add(row, row with { ClientId = clientId, New = false });
        }
        Follow(session, from, changes);
        Follow(session, clientId, changes);
        changes.Write(session);
        session.Execute(
            "DELETE FROM Clients WHERE Id = $client AND Name IS NULL AND NOT EXISTS (SELECT 1 FROM ClientNumbers n WHERE n.ClientId = $client)", ("$client", from));
    }

    private static void Set(WriteSession session, long callId, long clientId, bool isNew, TallyChanges changes)
    {
        if (CountedRows.Find(session, callId) is not { } row || row.ClientId != clientId || row.New == isNew)
            return;
        session.Execute("UPDATE CountedCalls SET New = $new WHERE CallId = $call", ("$new", isNew), ("$call", callId));
        changes.Add(row, row with { New = isNew });
    }
}
