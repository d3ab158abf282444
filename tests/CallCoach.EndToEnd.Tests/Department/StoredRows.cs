using Microsoft.Data.Sqlite;

namespace CallCoach.EndToEnd.Tests.Department;

/// <summary>The server's SQLite file, looked into and meddled with from outside.</summary>
internal sealed class StoredRows(string file)
{
    /// <summary>Events as they came, those that are not sorted yet too; of a repetition that is not sorted yet only the first.</summary>
    public const string Events =
        """
        (SELECT Key, Kind, Provider, ReceivedAt, Body, CallId FROM Events
         UNION ALL SELECT Key, Kind, Provider, ReceivedAt, Body, NULL FROM Inbox
         WHERE NOT EXISTS (SELECT 1 FROM Events WHERE Events.Provider = Inbox.Provider AND Events.Key = Inbox.Key) GROUP BY Provider, Key)
        """;

    /// <summary>How much there is of what a webhook leaves and of what is made from it first.</summary>
    public IReadOnlyDictionary<string, long> Count() =>
        new[] { Events, "Calls", "Legs", "Jobs" }
            .ToDictionary(table => table, table => Number($"SELECT count(*) FROM {table}"), StringComparer.Ordinal);

    public long EventsOfNoCall(string kind) => Number($"SELECT count(*) FROM {Events} WHERE Kind = $what AND CallId IS NULL", kind);

    /// <summary>Events whose body mentions something, such as an identifier.</summary>
    public long EventsAbout(string what) => Number($"SELECT count(*) FROM {Events} WHERE instr(CAST(Body AS TEXT), $what) > 0", what);

    /// <summary>When the server heard of each leg or recording of Twilio's, once for each event.</summary>
    public IReadOnlyList<(string Sid, DateTimeOffset At)> Heard() => Read(
        $"SELECT Key, ReceivedAt FROM {Events} WHERE Provider = 'twilio'",
        row => (row.GetString(0).Split('/')[1], DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1))));

    /// <summary>A call as it stands; null while there is none.</summary>
    /// <param name="providerCallId">The provider's identifier of the parent leg.</param>
    public StoredCall? Call(string providerCallId) => Read(
        "SELECT Status, StartedAt FROM Calls WHERE ProviderCallId = $what",
        row => new StoredCall(row.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1))),
        providerCallId).SingleOrDefault();

    /// <summary>Why the last comparison with Twilio's list failed; null when it did not.</summary>
    public string? ReconciliationError() => Read(
        "SELECT LastError FROM Reconciliations WHERE Provider = 'twilio' AND LastError IS NOT NULL",
        row => row.GetString(0)).SingleOrDefault();

    /// <summary>Whether Twilio's list has been compared at all.</summary>
    public bool Reconciled() => Number("SELECT count(*) FROM Reconciliations WHERE Provider = 'twilio'") > 0;

    private long Number(string sql, string? what = null) => Read(sql, row => row.GetInt64(0), what).Single();

    /// <summary>Every row of a query, which is the test's own text.</summary>
    /// <param name="what">The value of <c>$what</c>.</param>
    public IReadOnlyList<T> Read<T>(string sql, Func<SqliteDataReader, T> row, string? what = null)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text comes from these tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        if (what is not null)
            command.Parameters.AddWithValue("$what", what);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    /// <summary>Changes the file behind the server's back.</summary>
    /// <param name="sql">The test's own text.</param>
    public void Change(string sql)
    {
        using var connection = Open(SqliteOpenMode.ReadWrite);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text comes from these tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open(SqliteOpenMode mode = SqliteOpenMode.ReadOnly)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}

/// <summary>A call in the store.</summary>
internal sealed record StoredCall(string Status, DateTimeOffset StartedAt);
