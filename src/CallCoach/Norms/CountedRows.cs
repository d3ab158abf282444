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

    private const string Into = $"INTO CountedCalls ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";
    private const string New = $"INSERT {Into}";
    private const string OverAny = $"INSERT OR REPLACE {Into}";

    /// <returns>Null where the call is not counted.</returns>
    public static CountedCall? Find(WriteSession session, long callId) =>
        session.Row($"SELECT {Columns} FROM CountedCalls WHERE CallId = $call", Read, ("$call", callId));

    public static List<CountedCall> OfClient(WriteSession session, long clientId) =>
        session.Rows($"SELECT {Columns} FROM CountedCalls WHERE ClientId = $client", Read, ("$client", clientId));

    /// <summary>Writes the row over the one there is.</summary>
    public static void Write(WriteSession session, CountedCall row) => Write(session.Prepared(OverAny), row);

    /// <summary>Writes the rows of calls that must not have one.</summary>
    public static void Add(WriteSession session, IEnumerable<CountedCall> rows)
    {
        var statement = session.Prepared(New);
        foreach (var row in rows)
            Write(statement, row);
    }

    private static void Write(PreparedStatement statement, CountedCall row) => statement
        .Bind(1, row.CallId).Bind(2, row.PersonId).Bind(3, row.ClientId).Bind(4, row.StartedAt.ToUnixTimeMilliseconds())
        .Bind(5, Text(row.Day)).Bind(6, row.HourAt.ToUnixTimeMilliseconds()).Bind(7, row.Kind.ToString()).Bind(8, row.Inbound)
        .Bind(9, row.Dial).Bind(10, row.Connected).Bind(11, row.Conversation).Bind(12, row.New).Bind(13, row.Result?.ToString())
        .Bind(14, row.Why.ToString()).Bind(15, row.ClientSpeechSeconds).Bind(16, row.TalkSeconds).Bind(17, row.Definition).Execute();

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
