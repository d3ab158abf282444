using System.Net;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Durability.Load;
using Microsoft.Data.Sqlite;

namespace CallCoach.EndToEnd.Tests.Durability;

[Trait("Soak", "locked")]
public sealed class LockedDatabaseTests
{
    [Fact]
    public async Task A_database_that_somebody_else_has_locked_is_answered_503_and_when_it_is_free_the_same_server_loses_nothing()
    {
        var (seed, rounds) = (Seed.Next(), LongTest.Count(reduced: 1, full: 10));
        await using var server = new LoadedServer(seed);
        await server.Process.StartAsync();
        using var administrator = await FirstAdministrator.ComeAsync(server.Process);
        for (var round = 0; round < rounds; round++)
        {
            await server.WorkAsync(acknowledged: 40);
            await using (await LockAsync(Path.Combine(server.Settings.DataDirectory, "callcoach.db")))
            {
                await server.RefusesAsync(webhooks: 8);
                (await administrator.StatusOfAsync("api/calls")).ShouldBe(HttpStatusCode.OK);
            }
            await server.WorkAsync(acknowledged: 20);
        }

        await server.EndsAsPromisedAsync(seed);
        LongTest.Report(new { locked = rounds, calls = server.Ledger.Placed.Count, refused = server.Ledger.Refused, acknowledged = server.Ledger.Acknowledged, lost = 0, doubled = 0, seed });
    }

    /// <summary>Holds the write lock, as a backup program or a curious person may, until it is disposed of.</summary>
    private static async Task<SqliteConnection> LockAsync(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
