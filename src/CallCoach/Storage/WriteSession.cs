using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static SQLitePCL.raw;

namespace CallCoach.Storage;

/// <summary>The writer's connection inside a transaction. Its statements are prepared once and kept.</summary>
public sealed class WriteSession : IDisposable
{
    private readonly CallCoachDb _owner;
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, PreparedStatement> _statements = new(StringComparer.Ordinal);
    private SqliteTransaction? _transaction;

    private WriteSession(CallCoachDb owner, SqliteConnection connection) => (_owner, _connection) = (owner, connection);

    /// <summary>Opens the context's connection, which the session keeps until it is disposed of.</summary>
    internal static WriteSession Open(CallCoachDb owner)
    {
        try
        {
            var connection = (SqliteConnection)owner.Database.GetDbConnection();
            // A file that could not be opened for writing while its disk was in trouble was opened for reading, and stays so.
            SqliteConnection.ClearPool(connection);
            owner.Database.OpenConnection();
            if (sqlite3_db_readonly(connection.Handle!, "main") != 0)
                throw new SqliteException("The database can only be read.", SQLITE_READONLY);
            owner.Database.ExecuteSqlRaw("PRAGMA cache_size = -65536");
            return new(owner, connection);
        }
        catch
        {
            SqliteConnection.ClearPool((SqliteConnection)owner.Database.GetDbConnection());
            owner.Dispose();
            throw;
        }
    }

    /// <summary>False after a failure that made SQLite take the whole transaction back.</summary>
    internal bool IsInTransaction => sqlite3_get_autocommit(_connection.Handle!) == 0;

    internal void Begin() => _transaction = _connection.BeginTransaction(deferred: false);

    internal void Commit()
    {
        _transaction!.Commit();
        _transaction.Dispose();
        _transaction = null;
    }

    /// <summary>Makes the context read and save inside this transaction.</summary>
    public async Task JoinAsync(CallCoachDb db)
    {
        db.Database.SetDbConnection(_connection, contextOwnsConnection: false);
        db.Database.AutoSavepointsEnabled = false;
        await db.Database.UseTransactionAsync(_transaction);
        db.Session = this;
    }

    /// <returns>How many rows were written.</returns>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Prepared(sql, values).Execute(values);

    /// <returns>The first column of the first row; null where there is none.</returns>
    public long? Number(string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        Prepared(sql, values).Run<long?>(values, static row => row.Number(0));

    /// <returns>Each row as <paramref name="read"/> makes it.</returns>
    public List<T> Rows<T>(string sql, Func<WrittenRow, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var rows = new List<T>();
        Prepared(sql, values).Run(values, row => rows.Add(read(row)));
        return rows;
    }

    /// <returns>The first row as <paramref name="read"/> makes it; null where there is none.</returns>
    public T? Row<T>(string sql, Func<WrittenRow, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
        where T : class => Prepared(sql, values).Run(values, read);

    /// <summary>
    /// A statement for many rows, to be fetched once and run for each: its values are bound one by one, with no name to look up and
    /// nothing made for each of them.
    /// </summary>
    internal PreparedStatement Prepared(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
            _statements.Add(sql, statement = new(_connection.Handle!, sql));
        return statement;
    }

    private PreparedStatement Prepared(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!_statements.TryGetValue(sql, out var statement))
            _statements.Add(sql, statement = new(_connection.Handle!, sql, values));
        return statement;
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        // Whatever state it is in, nobody gets this connection again.
        SqliteConnection.ClearPool(_connection);
        try
        {
            _transaction?.Dispose();
        }
        finally
        {
            _owner.Dispose();
        }
    }
}
