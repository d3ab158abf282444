using CallCoach.Calls;
using CallCoach.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Storage;

public sealed class OpenedConnectionTests : IDisposable
{
    private readonly TestDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    public async Task Every_opened_connection_is_durable_and_checks_references(string pragma, string expected)
    {
        var contexts = Enumerable.Range(0, 3).Select(_ => _database.CreateDbContext()).ToList();
        foreach (var db in contexts)
            await db.Database.OpenConnectionAsync();
        foreach (var db in contexts)
            (await ReadPragmaAsync(db, pragma)).ShouldBe(expected);
        foreach (var db in contexts)
            await db.DisposeAsync();

        await using var pooled = _database.CreateDbContext();
        pooled.Database.OpenConnection();
        (await ReadPragmaAsync(pooled, pragma)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_row_that_names_a_call_that_is_not_there_is_refused()
    {
        var orphan = new Utterance { CallId = 77, Ordinal = 0, Text = "hello" };

        (await Should.ThrowAsync<DbUpdateException>(() => _database.AddAsync(orphan))).InnerException.ShouldBeOfType<SqliteException>();
    }

    private static async Task<string?> ReadPragmaAsync(CallCoachDb db, string pragma)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + pragma;
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
