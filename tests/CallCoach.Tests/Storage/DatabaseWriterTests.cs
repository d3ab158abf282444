using CallCoach.People;
using CallCoach.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Storage;

public sealed class DatabaseWriterTests : IDisposable
{
    private readonly TestDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_write_that_fails_takes_nothing_of_its_neighbours_with_it()
    {
        var mayBegin = new TaskCompletionSource();
        var first = AddTeamAsync("North", mayBegin.Task);
        var broken = _database.Writer.WriteAsync<int>(session =>
        {
            Add(session, "half of it");
            throw new FormatException("the other half");
        });
        var last = AddTeamAsync("South", Task.CompletedTask);
        mayBegin.SetResult();

        (await Should.ThrowAsync<FormatException>(broken)).Message.ShouldBe("the other half");
        await Task.WhenAll(first, last);
        (await TeamsAsync()).ShouldBe(["North", "South"]);
    }

    [Fact]
    public async Task Who_waits_for_a_transaction_that_cannot_begin_is_told_and_the_next_one_is_tried()
    {
        await AddTeamAsync("North", Task.CompletedTask);
        await using (var other = _database.CreateDbContext())
        {
            await using var held = await other.Database.BeginTransactionAsync();
            (await Should.ThrowAsync<SqliteException>(AddTeamAsync("South", Task.CompletedTask))).SqliteErrorCode.ShouldBe(SQLitePCL.raw.SQLITE_BUSY);
        }

        await AddTeamAsync("West", Task.CompletedTask);
        (await TeamsAsync()).ShouldBe(["North", "West"]);
    }

    [Fact]
    public async Task What_waits_when_the_writer_ends_is_written_and_what_comes_later_is_refused()
    {
        var mayBegin = new TaskCompletionSource();
        var first = AddTeamAsync("North", mayBegin.Task);
        var second = AddTeamAsync("South", Task.CompletedTask);
        var ending = _database.Writer.DisposeAsync().AsTask();
        mayBegin.SetResult();

        await ending;

        await Task.WhenAll(first, second);
        (await TeamsAsync()).ShouldBe(["North", "South"]);
        await Should.ThrowAsync<ObjectDisposedException>(() => AddTeamAsync("West", Task.CompletedTask));
    }

    [Fact]
    public async Task A_sync_of_the_disk_keeps_no_thread_of_the_pool() =>
        (await _database.Writer.WriteStatementAsync(_ => Thread.CurrentThread.IsThreadPoolThread)).ShouldBeFalse();

    [Fact]
    public async Task Nothing_is_there_for_others_before_the_commit()
    {
        IReadOnlyList<string>? seen = null;
        await _database.Writer.WriteAsync(async session =>
        {
            Add(session, "North");
            seen = await TeamsAsync();
            return true;
        });

        seen.ShouldBe([]);
        (await TeamsAsync()).ShouldBe(["North"]);
    }

    [Fact]
    public async Task A_context_that_read_before_saves_in_the_same_transaction_as_the_statements_beside_it()
    {
        await using var db = _database.CreateDbContext();
        (await db.Teams.CountAsync()).ShouldBe(0);
        var before = _database.Writer.Commits;

        await _database.Writer.WriteAsync(db, session =>
        {
            db.Teams.Add(new Team { Name = "North" });
            Add(session, "South");
            return Task.FromResult(true);
        });

        (_database.Writer.Commits - before).ShouldBe(1);
        (await TeamsAsync()).ShouldBe(["North", "South"]);
    }

    [Fact]
    public async Task A_context_whose_save_is_refused_leaves_nothing()
    {
        await AddTeamAsync("North", Task.CompletedTask);
        await using var db = _database.CreateDbContext();

        await Should.ThrowAsync<DbUpdateException>(_database.Writer.WriteAsync(db, session =>
        {
            Add(session, "South");
            db.Teams.Add(new Team { Name = "North" });
            return Task.FromResult(true);
        }));

        (await TeamsAsync()).ShouldBe(["North"]);
    }

    private Task<int> AddTeamAsync(string name, Task after) => _database.Writer.WriteAsync(async session =>
    {
        await after;
        return Add(session, name);
    });

    private static int Add(WriteSession session, string name) => session.Execute("INSERT INTO Teams (Name) VALUES ($name)", ("$name", name));

    private async Task<IReadOnlyList<string>> TeamsAsync() => await _database.ReadAsync(db => db.Teams.Select(t => t.Name).Order().ToListAsync());
}
