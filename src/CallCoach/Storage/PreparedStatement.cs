using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace CallCoach.Storage;

/// <summary>
/// A statement prepared once for the writer's connection and run many times. It goes to SQLite itself: under a load of webhooks
/// most of a write's time went into the layers between.
/// </summary>
internal sealed class PreparedStatement : IDisposable
{
    private const int LongestOnStack = 128;

    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;

    /// <param name="names">Parameters in the order in which their values will come.</param>
    public PreparedStatement(sqlite3 connection, string sql, ReadOnlySpan<(string Name, object? Value)> names)
    {
        _connection = connection;
        Check(sqlite3_prepare_v2(connection, sql, out _statement));
        _places = new int[names.Length];
        for (var i = 0; i < names.Length; i++)
            _places[i] = sqlite3_bind_parameter_index(_statement, names[i].Name) is > 0 and var place
                ? place
                : throw new ArgumentException($"The statement has no parameter {names[i].Name}.", nameof(names));
        if (sqlite3_bind_parameter_count(_statement) != _places.Length)
            throw new ArgumentException("A parameter of the statement has no value.", nameof(names));
    }

    /// <summary>A statement whose values are bound one by one, at the places from 1 on where it has question marks.</summary>
    public PreparedStatement(sqlite3 connection, string sql)
    {
        _connection = connection;
        _places = [];
        Check(sqlite3_prepare_v2(connection, sql, out _statement));
    }

    /// <summary>The key of the row that was inserted last.</summary>
    public long LastRow => sqlite3_last_insert_rowid(_connection);

    public PreparedStatement Bind(int place, long? value)
    {
        Check(value is { } number ? sqlite3_bind_int64(_statement, place, number) : sqlite3_bind_null(_statement, place));
        return this;
    }

    public PreparedStatement Bind(int place, bool value) => Bind(place, value ? 1L : 0L);

    public PreparedStatement Bind(int place, double? value)
    {
        Check(value is { } number ? sqlite3_bind_double(_statement, place, number) : sqlite3_bind_null(_statement, place));
        return this;
    }

    public PreparedStatement Bind(int place, string? value)
    {
        Check(value is null ? sqlite3_bind_null(_statement, place) : BindText(place, value));
        return this;
    }

    private int BindText(int place, string value)
    {
        if (value.Length is 0 or > LongestOnStack)
            return sqlite3_bind_text(_statement, place, value);
        Span<byte> bytes = stackalloc byte[LongestOnStack * 3];
        return sqlite3_bind_text(_statement, place, bytes[..Encoding.UTF8.GetBytes(value, bytes)]);
    }

    /// <summary>Runs it with the values that are bound.</summary>
    public void Execute()
    {
        try
        {
            int code;
            while ((code = sqlite3_step(_statement)) == SQLITE_ROW)
                continue;
            if (code != SQLITE_DONE)
                Check(code);
        }
        finally
        {
            _ = sqlite3_reset(_statement);
        }
    }

    /// <summary>Runs it with the values that are bound.</summary>
    /// <returns>What <paramref name="read"/> makes of the first row; the default where there is none.</returns>
    public T? First<T>(Func<WrittenRow, T> read)
    {
        try
        {
            var code = sqlite3_step(_statement);
            if (code == SQLITE_ROW)
                return read(new(_statement));
            if (code != SQLITE_DONE)
                Check(code);
            return default;
        }
        finally
        {
            _ = sqlite3_reset(_statement);
        }
    }

    /// <returns>How many rows were written.</returns>
    public int Execute(ReadOnlySpan<(string Name, object? Value)> values)
    {
        Run(values, static _ => { });
        return sqlite3_changes(_connection);
    }

    /// <returns>What <paramref name="read"/> makes of the first row; the default where there is none.</returns>
    public T? Run<T>(ReadOnlySpan<(string Name, object? Value)> values, Func<WrittenRow, T> read)
    {
        var (result, isFirst) = (default(T), true);
        Run(values, row =>
        {
            if (isFirst)
                (result, isFirst) = (read(row), false);
        });
        return result;
    }

    /// <summary>Runs it and lets <paramref name="read"/> see each row.</summary>
    public void Run(ReadOnlySpan<(string Name, object? Value)> values, Action<WrittenRow> read)
    {
        try
        {
            for (var i = 0; i < values.Length; i++)
                Check(Bind(_places[i], values[i].Value));
            int code;
            while ((code = sqlite3_step(_statement)) == SQLITE_ROW)
                read(new(_statement));
            if (code != SQLITE_DONE)
                Check(code);
        }
        finally
        {
            _ = sqlite3_reset(_statement);
        }
    }

    private int Bind(int place, object? value) => value switch
    {
        null => sqlite3_bind_null(_statement, place),
        string text => sqlite3_bind_text(_statement, place, text),
        long number => sqlite3_bind_int64(_statement, place, number),
        int number => sqlite3_bind_int64(_statement, place, number),
        bool flag => sqlite3_bind_int64(_statement, place, flag ? 1 : 0),
        double number => sqlite3_bind_double(_statement, place, number),
        byte[] bytes => sqlite3_bind_blob(_statement, place, bytes),
        _ => throw new ArgumentException($"A {value.GetType().Name} cannot be bound.", nameof(value)),
    };

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _connection);

    public void Dispose() => _statement.Dispose();
}

/// <summary>A row that a statement has just given; valid until the next.</summary>
public readonly struct WrittenRow(sqlite3_stmt statement)
{
    public long Number(int column) => sqlite3_column_int64(statement, column);

    /// <returns>Null for NULL.</returns>
    public string? Text(int column) => sqlite3_column_type(statement, column) == SQLITE_NULL ? null : sqlite3_column_text(statement, column).utf8_to_string();

    public bool Flag(int column) => Number(column) != 0;

    public bool IsNull(int column) => sqlite3_column_type(statement, column) == SQLITE_NULL;

    /// <returns>Null for NULL.</returns>
    public long? NumberOrNull(int column) => IsNull(column) ? null : Number(column);

    /// <returns>Null for NULL.</returns>
    public double? Real(int column) => IsNull(column) ? null : sqlite3_column_double(statement, column);

    public byte[] Bytes(int column) => sqlite3_column_blob(statement, column).ToArray();
}
