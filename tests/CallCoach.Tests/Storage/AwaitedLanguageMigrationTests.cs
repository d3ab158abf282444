using CallCoach.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Tests.Storage;

public sealed class AwaitedLanguageMigrationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("callcoach-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Calls_that_an_earlier_version_left_without_an_engine_wait_for_one_from_then_on()
    {
        var options = new DbContextOptionsBuilder<CallCoachDb>();
        options.UseCallCoachSqlite(Path.Combine(_folder, "callcoach.db"), "__Migrations");
        await using var db = new CallCoachDb(options.Options);
        await db.GetService<IMigrator>().MigrateAsync("202611220014_JudgedAgain");
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO Calls (Provider, ProviderCallId, Direction, Line, Client, Status, StartedAt, Dial, Connected, NotTranscribed) VALUES
              ('generic', 'a', 'Outbound', '', '', 'Completed', 1, 1, 1, 'no engine for pl'), ('generic', 'b', 'Outbound', '', '', 'Completed', 2, 1, 1, NULL)
            """);
        await Database.MigrateAsync(db, CancellationToken.None);

        (await db.Calls.OrderBy(call => call.Id).Select(call => call.AwaitedLanguage).ToListAsync()).ShouldBe(["pl", null]);
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }
}
