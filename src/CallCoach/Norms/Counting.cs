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

    /// <summary>
    /// Counts many calls at once that were never counted, from facts at hand, for calls of long ago that are taken in: nothing is read
    /// that was just written, and each sum changes once however many calls it holds. To be called inside
    /// <see cref="DatabaseWriter.WriteAsync{T}(Func{WriteSession, ValueTask{T}})"/>, right after the batch's rows were written to Calls,
    /// with all of its new calls (some hundreds to some thousands: webhooks wait for the write). Calls known before must be left
    /// out or go through <see cref="Count"/>: a call that has a row makes the whole write fail.
    /// </summary>
    public void Enter(WriteSession session, IEnumerable<CallFacts> calls) => new EnteringTurn(session, department).Enter(calls);

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
