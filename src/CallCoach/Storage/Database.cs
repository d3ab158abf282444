using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CallCoach.Storage;

/// <summary>How the SQLite file is opened: write-ahead log, synced at every commit, foreign keys on.</summary>
public static class Database
{
    public static DbContextOptionsBuilder UseCallCoachSqlite(this DbContextOptionsBuilder options, string file, string migrationsTable) => options
        .UseSqlite(
            new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30, Pooling = true }.ToString(),
            sqlite => sqlite.MigrationsHistoryTable(migrationsTable))
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
        .AddInterceptors(Durability.Instance);

    /// <summary>Creates or upgrades the tables. Only the one process that holds the data folder may call this.</summary>
    public static async Task MigrateAsync(DbContext db, CancellationToken cancel)
    {
        // A process killed while it upgraded left this behind, and the next one would wait for it for ever.
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", cancel);
        await db.Database.MigrateAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancel);
    }

    private sealed class Durability : DbConnectionInterceptor
    {
        public static Durability Instance { get; } = new();

        public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(
            System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(System.Data.Common.DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000";
            command.ExecuteNonQuery();
        }
    }
}
