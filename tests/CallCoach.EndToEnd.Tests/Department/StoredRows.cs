using Microsoft.Data.Sqlite;

namespace CallCoach.EndToEnd.Tests.Department;

/// <summary>The server's SQLite file, looked into from outside.</summary>
internal sealed class StoredRows(string file)
{
    /// <summary>How much there is of what a webhook leaves at once; everything else is made from it later.</summary>
    public IReadOnlyDictionary<string, long> Count() =>
        new[] { "Events", "Calls", "Legs", "Jobs" }
            .ToDictionary(table => table, table => Number($"SELECT count(*) FROM {table}"), StringComparer.Ordinal);

    public long EventsOfNoCall(string kind) => Number("SELECT count(*) FROM Events WHERE Kind = $what AND CallId IS NULL", kind);

    /// <summary>Events whose body mentions something, such as an identifier.</summary>
    public long EventsAbout(string what) => Number("SELECT count(*) FROM Events WHERE instr(CAST(Body AS TEXT), $what) > 0", what);

    /// <summary>Every row of a query, which is the test's own text.</summary>
    public IReadOnlyList<T> Read<T>(string sql, Func<SqliteDataReader, T> row)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text comes from these tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    private long Number(string sql, string? what = null)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text comes from this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        if (what is not null)
            command.Parameters.AddWithValue("$what", what);
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
