using CallCoach.Calls;
using CallCoach.Outcomes;
using CallCoach.Storage;

namespace CallCoach.Norms;

/// <summary>Reads the facts of calls inside the writer's transaction.</summary>
internal static class StoredFacts
{
    private const string Sql =
        """
        SELECT c.Id, c.PersonId, c.Direction, c.Client, EXISTS (SELECT 1 FROM Lines l WHERE l.Address = c.Client), c.StartedAt, c.Status, c.TalkSeconds,
          c.Machine, c.Dial, c.Refused, c.Connected, c.Engine IS NOT NULL, t.TalkSeconds,
          CASE WHEN c.Engine IS NOT NULL OR o.Told THEN o.Outcome END
        FROM Calls c
          LEFT JOIN Recordings r ON r.CallId = c.Id AND r.Channels > 1
          LEFT JOIN Talk m ON m.CallId = c.Id AND m.RecordingId = r.ProviderRecordingId
          LEFT JOIN ChannelTalk t ON t.CallId = m.CallId AND t.Channel = r.ClientChannel
          LEFT JOIN Outcomes o ON o.CallId = c.Id
        WHERE c.Id = $call
        """;

    /// <returns>Null where there is no such call.</returns>
    public static CallFacts? Of(WriteSession session, long callId) =>
        session.Row(Sql, Read, ("$call", callId)) is not { } facts ? null
        : !facts.Heard ? facts
        : facts with { Said = SaidIn(session, callId) };

    private static List<SaidPart> SaidIn(WriteSession session, long callId) => session.Rows(
        "SELECT Speaker, Start, End, Text FROM Utterances WHERE CallId = $call ORDER BY Ordinal",
        row => new SaidPart(Enum.Parse<Speaker>(row.Text(0)!), row.Real(1)!.Value, row.Real(2)!.Value, row.Text(3)!),
        ("$call", callId));

    private static CallFacts Read(WrittenRow row) => new()
    {
        CallId = row.Number(0),
        PersonId = row.NumberOrNull(1),
        Direction = Enum.Parse<CallDirection>(row.Text(2)!),
        Client = row.Text(3)!,
        ClientIsOwn = row.Flag(4),
        StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.Number(5)),
        Status = Enum.Parse<LegStatus>(row.Text(6)!),
        TalkSeconds = (int?)row.NumberOrNull(7),
        Machine = row.IsNull(8) ? null : row.Flag(8),
        Dial = row.Flag(9),
        Refused = row.Flag(10),
        Connected = row.Flag(11),
        Heard = row.Flag(12),
        MeasuredSpeech = row.Real(13),
        Outcome = row.Text(14) is { } outcome ? Enum.Parse<Outcome>(outcome) : null,
    };
}
