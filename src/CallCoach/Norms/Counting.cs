using CallCoach.People;
using CallCoach.Storage;

namespace CallCoach.Norms;

/// <summary>
/// Counts calls from what is stored of them. A call's row, its client's first call and every sum it belongs to change together, in
/// the caller's transaction; counting a call again that has not changed changes nothing.
/// </summary>
public sealed class Counting(Department department)
{
    /// <summary>Counts calls as they now are; those that are no more are passed over.</summary>
    public void Count(WriteSession session, params IEnumerable<long> callIds)
    {
        var turn = new CountingTurn(session, department);
        foreach (var callId in callIds)
            if (StoredFacts.Of(session, callId) is { } facts)
                turn.Count(facts, CountedRows.Find(session, callId));
        turn.Finish();
    }

    /// <summary>Takes a call out of all counters, for it is about to be deleted.</summary>
    public static void TakeBack(WriteSession session, long callId)
    {
        if (CountedRows.Find(session, callId) is not { } row)
            return;
        var changes = new TallyChanges();
        CountedRows.Delete(session, callId);
        changes.Add(row, after: null);
        if (row.ClientId is { } client)
            FirstCalls.Follow(session, client, changes);
        changes.Write(session);
    }
}
