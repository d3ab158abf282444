using CallCoach.Storage;

namespace CallCoach.Norms;

/// <summary>The versions of what makes a conversation.</summary>
internal static class Definitions
{
    public static IReadOnlyList<CountingDefinition> In(WriteSession session) => session.Rows(
        "SELECT Version, FromDay, LegSeconds, ClientSpeechSeconds, MadeAt, MadeBy FROM CountingDefinitions ORDER BY Version",
        row => new CountingDefinition
        {
            Version = (int)row.Number(0),
            FromDay = CountedRows.Day(row.Text(1)!),
            LegSeconds = (int)row.Number(2),
            ClientSpeechSeconds = row.Real(3),
            MadeAt = DateTimeOffset.FromUnixTimeMilliseconds(row.Number(4)),
            MadeBy = row.Text(5),
        });
}
