using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CallCoach.Storage;

/// <summary>How the SQLite file is opened: write-ahead log, synced at every commit, foreign keys on.</summary>
public static class Database
{
    /// <summary>How long somebody else's lock is waited for: a provider waits about 15 s for its answer.</summary>
    private const int BusySeconds = 5;

    private const long Full = 2;

    public static DbContextOptionsBuilder UseCallCoachSqlite(this DbContextOptionsBuilder options, string file, string migrationsTable) => options
        .UseSqlite(
            new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = BusySeconds, Pooling = true }.ToString(),
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
            command.CommandText = $"PRAGMA synchronous = FULL; PRAGMA busy_timeout = {BusySeconds * 1000}; PRAGMA synchronous";
            using var reader = command.ExecuteReader();
            while (reader.FieldCount == 0 || reader.GetName(0) != "synchronous")
                reader.NextResult();
            if (!reader.Read() || reader.GetInt64(0) != Full)
                throw new InvalidOperationException("The database does not sync its commits to the disk.");
        }
    }
}
