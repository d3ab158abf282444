using CallCoach.Norms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace CallCoach.Tests.Storage;

public sealed class CountingMigrationTests
{
    [Fact]
    public async Task What_was_counted_before_an_upgrade_counts_on_and_is_counted_anew_afterwards()
    {
        await using var folder = new OldDatabase();
        await folder.FillAsync();

        await folder.UpgradeAsync();

        var sums = await folder.SumsAsync();
        sums.ShouldBe(
        [
            "day 20261123 1: 1 1 1 1", "day 20261124 0: 1 1 0 0", "hour 1795449600000 1: 1 1 1 1", "hour 1795510800000 0: 1 1 0 0",
            "month 20261101 0: 1 1 0 0", "month 20261101 1: 1 1 1 1", "week 20261123 0: 1 1 0 0", "week 20261123 1: 1 1 1 1",
        ]);
        (await folder.Reader.Database.SqlQueryRaw<string>("SELECT Day AS Value FROM RecountDays ORDER BY Day").ToListAsync()).ShouldBe(["2026-11-23", "2026-11-24"]);
        (await folder.Reader.CountedCalls.OrderBy(c => c.CallId).Select(c => c.Why).ToListAsync()).ShouldBe([ConversationReason.LegLongEnough, ConversationReason.NotConnected]);
    }

    /// <summary>A database as version 0.5 left it.</summary>
    private sealed class OldDatabase : IAsyncDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("callcoach-");

        public OldDatabase()
        {
            var options = new DbContextOptionsBuilder<CallCoach.Storage.CallCoachDb>();
            CallCoach.Storage.Database.UseCallCoachSqlite(options, Path.Combine(_folder.FullName, "old.db"), "__Migrations");
            Reader = new(options.Options);
        }

        public CallCoach.Storage.CallCoachDb Reader { get; }

        public async Task FillAsync()
        {
            var (history, migrations) = (Reader.GetService<IHistoryRepository>(), Reader.GetService<IMigrationsAssembly>());
            await Reader.Database.ExecuteSqlRawAsync(history.GetCreateIfNotExistsScript());
            foreach (var (id, type) in migrations.Migrations.Where(one => string.CompareOrdinal(one.Key, "202611220020") < 0).OrderBy(one => one.Key, StringComparer.Ordinal))
            {
                foreach (var operation in migrations.CreateMigration(type, Reader.Database.ProviderName!).UpOperations.Cast<SqlOperation>())
                    await Reader.Database.ExecuteSqlRawAsync(operation.Sql);
                await Reader.Database.ExecuteSqlRawAsync(history.GetInsertScript(new(id, "10.0.0")));
            }
            await Reader.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO Teams (Id, Name) VALUES (1, 'North');
                INSERT INTO People (Id, Name, TeamId, Role, WorkdayStart, WorkdayEnd) VALUES (1, 'Olga', 1, 'Hunter', '09:00:00', '18:00:00');
                INSERT INTO Calls (Id, Provider, ProviderCallId, Direction, Line, Client, PersonId, Status, StartedAt, TalkSeconds, Dial, Connected)
                  VALUES (1, 'generic', 'a', 'Outbound', '', '+48600100200', 1, 'Completed', 1795452000000, 60, 1, 1),
                         (2, 'generic', 'b', 'Outbound', '', '+48600100200', NULL, 'Busy', 1795512000000, NULL, 1, 0);
                INSERT INTO CountedCalls (CallId, PersonId, Day, Hour, Dial, Connected, Conversation)
                  VALUES (1, 1, '2026-11-23', 17, 1, 1, 1), (2, NULL, '2026-11-24', 10, 1, 0, 0);
                """);
        }

        public Task UpgradeAsync() => CallCoach.Storage.Database.MigrateAsync(Reader, CancellationToken.None);

        public Task<List<string>> SumsAsync() => Reader.Database.SqlQueryRaw<string>(
            """
            SELECT Span || ' ' || Start || ' ' || PersonId || ': ' || Calls || ' ' || Dials || ' ' || Connected || ' ' || Conversations AS Value
            FROM Tallies ORDER BY Value
            """).ToListAsync();

        public async ValueTask DisposeAsync()
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool((Microsoft.Data.Sqlite.SqliteConnection)Reader.Database.GetDbConnection());
            await Reader.DisposeAsync();
            _folder.Delete(recursive: true);
        }
    }
}
