using CallCoach.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Storage;

/// <summary>A migrated SQLite file of its own, in a temporary folder that goes with it.</summary>
internal sealed class TestDatabase : IDbContextFactory<CallCoachDb>, IDisposable
{
    private readonly DbContextOptions<CallCoachDb> _options;

    public TestDatabase()
    {
        Folder = Directory.CreateTempSubdirectory("callcoach-").FullName;
        File = Path.Combine(Folder, "callcoach.db");
        var builder = new DbContextOptionsBuilder<CallCoachDb>();
        builder.UseCallCoachSqlite(File, "__Migrations");
        _options = builder.Options;
        using var db = new CallCoachDb(_options);
        Database.MigrateAsync(db, CancellationToken.None).GetAwaiter().GetResult();
        Writer = new(this, NullLogger<DatabaseWriter>.Instance);
    }

    public DatabaseWriter Writer { get; }

    public string Folder { get; }

    public string File { get; }

    public CallCoachDb CreateDbContext() => new(_options);

    public async Task<T> ReadAsync<T>(Func<CallCoachDb, Task<T>> read)
    {
        await using var db = new CallCoachDb(_options);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await read(db);
    }

    public async Task ChangeAsync(Func<CallCoachDb, Task> change)
    {
        await using var db = new CallCoachDb(_options);
        await change(db);
        await db.SaveChangesAsync();
    }

    /// <summary>Adds rows and returns the first.</summary>
    public async Task<T> AddAsync<T>(T first, params object[] others)
        where T : class
    {
        await ChangeAsync(db =>
        {
            db.AddRange([first, .. others]);
            return Task.CompletedTask;
        });
        return first;
    }

    /// <summary>How many events wait in the inbox to be sorted.</summary>
    /// <param name="key">Only those of this key.</param>
    public Task<int> WaitingAsync(string? key = null) => ReadAsync(
        db => db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM Inbox WHERE {key} IS NULL OR Key = {key}").SingleAsync());

    public Task<int> SqlAsync(string sql) => ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    public void Dispose()
    {
        Writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        using (var db = new CallCoachDb(_options))
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        Directory.Delete(Folder, recursive: true);
    }
}
