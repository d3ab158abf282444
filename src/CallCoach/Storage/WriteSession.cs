using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Storage;

/// <summary>The writer's connection inside a transaction. Its statements are prepared once and kept.</summary>
public sealed class WriteSession : IAsyncDisposable
{
    private readonly CallCoachDb _owner;
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private SqliteTransaction? _transaction;

    private WriteSession(CallCoachDb owner, SqliteConnection connection) => (_owner, _connection) = (owner, connection);

    /// <summary>Opens the context's connection, which the session keeps until it is disposed of.</summary>
    internal static async Task<WriteSession> OpenAsync(CallCoachDb owner)
    {
        try
        {
            await owner.Database.OpenConnectionAsync();
            return new(owner, (SqliteConnection)owner.Database.GetDbConnection());
        }
        catch
        {
            await owner.DisposeAsync();
            throw;
        }
    }

    internal void Begin()
    {
        _transaction = _connection.BeginTransaction(deferred: false);
        foreach (var command in _commands.Values)
            command.Transaction = _transaction;
    }

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
    }

    /// <returns>How many rows were written.</returns>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Prepared(sql, values).ExecuteNonQuery();

    /// <returns>The first column of the first row; null where there is none.</returns>
    public long? Number(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Prepared(sql, values).ExecuteScalar() as long?;

    /// <returns>The first row as <paramref name="read"/> makes it; null where there is none.</returns>
    public T? Row<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
        where T : class
    {
        using var reader = Prepared(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : null;
    }

    private SqliteCommand Prepared(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.Transaction = _transaction;
            command.CommandText = sql;
            foreach (var (name, _) in values)
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            _commands.Add(sql, command);
        }
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i].Value ?? DBNull.Value;
        return command;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values)
            await command.DisposeAsync();
        if (_transaction is not null)
            await _transaction.DisposeAsync();
        await _owner.DisposeAsync();
    }
}
