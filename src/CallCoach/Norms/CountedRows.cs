using System.Globalization;
using CallCoach.Outcomes;
using CallCoach.Storage;

namespace CallCoach.Norms;

/// <summary>Reads and writes rows of counted calls inside the writer's transaction.</summary>
internal static class CountedRows
{
    private const string Columns =
        """
        CallId, PersonId, ClientId, StartedAt, Day, HourAt, Kind, Inbound, Dial, Connected, Conversation, New, Result, Why, ClientSpeechSeconds, TalkSeconds,
        Definition
        """;

    /// <returns>Null where the call is not counted.</returns>
    public static CountedCall? Find(WriteSession session, long callId) =>
        session.Row($"SELECT {Columns} FROM CountedCalls WHERE CallId = $call", Read, ("$call", callId));

    public static List<CountedCall> OfClient(WriteSession session, long clientId) =>
        session.Rows($"SELECT {Columns} FROM CountedCalls WHERE ClientId = $client", Read, ("$client", clientId));

    /// <summary>Writes the row over the one there is.</summary>
    public static void Write(WriteSession session, CountedCall row) => Write(session, row, "INSERT OR REPLACE");

    /// <summary>Writes the row of a call that must not have one.</summary>
    public static void Add(WriteSession session, CountedCall row) => Write(session, row, "INSERT");

    private static void Write(WriteSession session, CountedCall row, string insert) => session.Execute(
        $"""
        {insert} INTO CountedCalls ({Columns})
        VALUES ($call, $person, $client, $started, $day, $hour, $kind, $inbound, $dial, $connected, $conversation, $new, $result, $why, $speech, $talk,
          $definition)
        """,
        ("$call", row.CallId), ("$person", row.PersonId), ("$client", row.ClientId), ("$started", row.StartedAt.ToUnixTimeMilliseconds()),
        ("$day", Text(row.Day)), ("$hour", row.HourAt.ToUnixTimeMilliseconds()), ("$kind", row.Kind.ToString()), ("$inbound", row.Inbound),
        ("$dial", row.Dial), ("$connected", row.Connected), ("$conversation", row.Conversation), ("$new", row.New), ("$result", row.Result?.ToString()),
        ("$why", row.Why.ToString()), ("$speech", row.ClientSpeechSeconds), ("$talk", row.TalkSeconds), ("$definition", row.Definition));

    public static void Delete(WriteSession session, long callId) => session.Execute("DELETE FROM CountedCalls WHERE CallId = $call", ("$call", callId));

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static CountedCall Read(WrittenRow row) => new()
    {
        CallId = row.Number(0),
        PersonId = row.NumberOrNull(1),
        ClientId = row.NumberOrNull(2),
        StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.Number(3)),
        Day = Day(row.Text(4)!),
        HourAt = DateTimeOffset.FromUnixTimeMilliseconds(row.Number(5)),
        Kind = Enum.Parse<CallKind>(row.Text(6)!),
        Inbound = row.Flag(7),
        Dial = row.Flag(8),
        Connected = row.Flag(9),
        Conversation = row.Flag(10),
        New = row.Flag(11),
        Result = row.Text(12) is { } result ? Enum.Parse<Outcome>(result) : null,
        Why = Enum.Parse<ConversationReason>(row.Text(13)!),
        ClientSpeechSeconds = row.Real(14),
        TalkSeconds = (int)row.Number(15),
        Definition = (int)row.Number(16),
    };
}
