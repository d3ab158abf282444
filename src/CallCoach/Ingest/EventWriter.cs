using CallCoach.Jobs;
using Microsoft.Data.Sqlite;

namespace CallCoach.Ingest;

/// <summary>
/// Writes events, the legs they name and the job of their call. An event that names a parent leg joins the two legs into
/// one call, also when each had been taken for a call of its own before.
/// </summary>
internal sealed class EventWriter(SqliteConnection connection, SqliteTransaction transaction, DateTimeOffset now)
{
    private readonly long _now = now.ToUnixTimeMilliseconds();
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    public void Write(IncomingEvent incoming)
    {
        var eventId = Scalar(
            """
            INSERT INTO Events (Provider, Key, Kind, ReceivedAt, Body) VALUES ($provider, $key, $kind, $at, $body)
            ON CONFLICT (Provider, Key) DO NOTHING RETURNING Id
            """,
            ("$provider", incoming.Provider), ("$key", incoming.Key), ("$kind", incoming.Kind),
            ("$at", incoming.ReceivedAt.ToUnixTimeMilliseconds()), ("$body", incoming.Body));
        if (eventId is null || incoming.LegId is null)
            return;

        var callId = CallOf(incoming);
        Execute("UPDATE Events SET CallId = $call WHERE Id = $event", ("$call", callId), ("$event", eventId.Value));
        Execute(
            """
            INSERT INTO Jobs (CallId, Stage, Revision, Attempts, NextAttemptAt) VALUES ($call, $gather, 1, 0, $now)
            ON CONFLICT (CallId) DO UPDATE SET
              Stage = $gather, Revision = Revision + 1, Attempts = 0, NextAttemptAt = $now, SetAsideAt = NULL, LastError = NULL, FailureKind = NULL
            """,
            ("$call", callId), ("$gather", Stage.Gather.ToString()), ("$now", _now));
    }

    private long CallOf(IncomingEvent incoming)
    {
        var own = CallOfLeg(incoming.Provider, incoming.LegId!);
        if (incoming.ParentLegId is null)
            return own ?? NewCall(incoming, incoming.LegId!);

        var parent = CallOfLeg(incoming.Provider, incoming.ParentLegId) ?? NewCall(incoming, incoming.ParentLegId);
        if (own is null)
            AddLeg(incoming.Provider, incoming.LegId!, parent);
        else if (own != parent)
            Join(own.Value, parent);
        return parent;
    }

    private long? CallOfLeg(string provider, string legId) =>
        Scalar("SELECT CallId FROM Legs WHERE Provider = $provider AND LegId = $leg", ("$provider", provider), ("$leg", legId));

    private long NewCall(IncomingEvent incoming, string legId)
    {
        var id = Scalar(
            """
            INSERT INTO Calls (Provider, ProviderCallId, Direction, Line, Client, Status, StartedAt, Dial, Connected)
            VALUES ($provider, $leg, 'Outbound', '', '', 'Initiated', $at, 0, 0) RETURNING Id
            """,
            ("$provider", incoming.Provider), ("$leg", legId), ("$at", incoming.ReceivedAt.ToUnixTimeMilliseconds()))!.Value;
        AddLeg(incoming.Provider, legId, id);
        return id;
    }

    private void AddLeg(string provider, string legId, long callId) => Execute(
        "INSERT INTO Legs (Provider, LegId, CallId) VALUES ($provider, $leg, $call)",
        ("$provider", provider), ("$leg", legId), ("$call", callId));

    private void Join(long taken, long into)
    {
        Execute("UPDATE Events SET CallId = $into WHERE CallId = $taken", ("$into", into), ("$taken", taken));
        Execute("UPDATE Legs SET CallId = $into WHERE CallId = $taken", ("$into", into), ("$taken", taken));
        Execute("DELETE FROM Calls WHERE Id = $taken", ("$taken", taken));
    }

    private long? Scalar(string sql, params ReadOnlySpan<(string Name, object Value)> values) =>
        Prepared(sql, values).ExecuteScalar() as long?;

    private void Execute(string sql, params ReadOnlySpan<(string Name, object Value)> values) =>
        Prepared(sql, values).ExecuteNonQuery();

    private SqliteCommand Prepared(string sql, ReadOnlySpan<(string Name, object Value)> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            _commands.Add(sql, command);
        }
        command.Parameters.Clear();
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
