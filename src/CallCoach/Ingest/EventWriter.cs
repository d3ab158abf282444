using CallCoach.Jobs;
using CallCoach.Storage;

namespace CallCoach.Ingest;

/// <summary>Takes a call out of the counters, for it is about to be deleted. Part of the caller's transaction.</summary>
public delegate void TakeBack(WriteSession session, long callId);

/// <summary>
/// Writes events, the legs they name and the job of their call. An event that names a parent leg joins the two legs into
/// one call, also when each had been taken for a call of its own before.
/// </summary>
internal static class EventWriter
{
    /// <returns>False for an event that is there already.</returns>
    public static bool Write(WriteSession session, IncomingEvent incoming, DateTimeOffset now, TakeBack takeBack)
    {
        var callId = incoming.LegId is null ? null : (long?)CallOf(session, incoming, incoming.LegId, takeBack);
        var isNew = session.Execute(
            """
            INSERT INTO Events (Provider, Key, Kind, CallId, ReceivedAt, Body) VALUES ($provider, $key, $kind, $call, $at, $body)
            ON CONFLICT (Provider, Key) DO NOTHING
            """,
            ("$provider", incoming.Provider), ("$key", incoming.Key), ("$kind", incoming.Kind), ("$call", callId),
            ("$at", incoming.ReceivedAt.ToUnixTimeMilliseconds()), ("$body", incoming.Body)) == 1;
        if (isNew && callId is not null)
            JobQueue.Enqueue(session, callId.Value, now);
        return isNew;
    }

    private static long CallOf(WriteSession session, IncomingEvent incoming, string legId, TakeBack takeBack)
    {
        var own = CallOfLeg(session, incoming.Provider, legId);
        if (incoming.ParentLegId is null)
            return own ?? NewCall(session, incoming, legId);

        var parent = CallOfLeg(session, incoming.Provider, incoming.ParentLegId) ?? NewCall(session, incoming, incoming.ParentLegId);
        if (own is null)
            AddLeg(session, incoming.Provider, legId, parent);
        else if (own != parent)
            Join(session, own.Value, parent, takeBack);
        return parent;
    }

    private static long? CallOfLeg(WriteSession session, string provider, string legId) => session.Number(
        "SELECT CallId FROM Legs WHERE Provider = $provider AND LegId = $leg", ("$provider", provider), ("$leg", legId));

    private static long NewCall(WriteSession session, IncomingEvent incoming, string legId)
    {
        var id = session.Number(
            """
            INSERT INTO Calls (Provider, ProviderCallId, Direction, Line, Client, Status, StartedAt, Dial, Connected)
            VALUES ($provider, $leg, 'Outbound', '', '', 'Initiated', $at, 0, 0) RETURNING Id
            """,
            ("$provider", incoming.Provider), ("$leg", legId), ("$at", incoming.ReceivedAt.ToUnixTimeMilliseconds()))!.Value;
        AddLeg(session, incoming.Provider, legId, id);
        return id;
    }

    private static void AddLeg(WriteSession session, string provider, string legId, long callId) => session.Execute(
        "INSERT INTO Legs (Provider, LegId, CallId) VALUES ($provider, $leg, $call)",
        ("$provider", provider), ("$leg", legId), ("$call", callId));

    private static void Join(WriteSession session, long taken, long into, TakeBack takeBack)
    {
        takeBack(session, taken);
        session.Execute("UPDATE Events SET CallId = $into WHERE CallId = $taken", ("$into", into), ("$taken", taken));
        session.Execute("UPDATE Legs SET CallId = $into WHERE CallId = $taken", ("$into", into), ("$taken", taken));
        session.Execute("UPDATE OR IGNORE Recordings SET CallId = $into WHERE CallId = $taken", ("$into", into), ("$taken", taken));
        session.Execute("UPDATE OR IGNORE CallTags SET CallId = $into WHERE CallId = $taken", ("$into", into), ("$taken", taken));
        session.Execute("UPDATE StopList SET CallId = $into WHERE CallId = $taken", ("$into", into), ("$taken", taken));
        session.Execute("DELETE FROM Calls WHERE Id = $taken", ("$taken", taken));
    }
}
