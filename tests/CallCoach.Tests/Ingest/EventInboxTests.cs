using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Tests.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Ingest;

public sealed class EventInboxTests : IDisposable
{
    private readonly TestDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_stored_event_has_its_call_and_a_job_that_is_due()
    {
        var inbox = new Inbox(_database);
        var incoming = GenericEvents.Updated("c1", "ringing");
        await inbox.StoreAsync(incoming);

        var stored = await _database.ReadAsync(db => db.Events.SingleAsync());
        (stored.Provider, stored.Key, stored.Kind, stored.ReceivedAt).ShouldBe((incoming.Provider, incoming.Key, incoming.Kind, incoming.ReceivedAt));
        stored.Body.ShouldBe(incoming.Body);
        var job = await _database.JobAsync(stored.CallId!.Value);
        (job.Stage, job.Revision).ShouldBe((Stage.Gather, 1));
        job.NextAttemptAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_same_event_twice_is_one_row_and_one_revision()
    {
        var inbox = new Inbox(_database);
        await inbox.StoreAsync(GenericEvents.Updated("c1", "ringing"));
        await inbox.StoreAsync(GenericEvents.Updated("c1", "ringing"));

        (await _database.ReadAsync(db => db.Events.CountAsync())).ShouldBe(1);
        (await _database.ReadAsync(db => db.Jobs.SingleAsync())).Revision.ShouldBe(1);
    }

    [Fact]
    public async Task Another_event_of_the_call_wakes_its_finished_job()
    {
        var inbox = new Inbox(_database);
        await inbox.StoreAsync(GenericEvents.Updated("c1", "ringing"));
        await _database.SqlAsync("UPDATE Jobs SET Stage = 'Done', NextAttemptAt = NULL, SetAsideAt = 1, LastError = 'x', Attempts = 9");
        await inbox.StoreAsync(GenericEvents.Updated("c1", "completed"));

        var job = await _database.ReadAsync(db => db.Jobs.SingleAsync());
        (job.Stage, job.Revision, job.Attempts, job.SetAsideAt, job.LastError).ShouldBe((Stage.Gather, 2, 0, null, null));
        job.NextAttemptAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_event_that_comes_while_the_job_is_worked_on_keeps_the_lease()
    {
        var inbox = new Inbox(_database);
        await inbox.StoreAsync(GenericEvents.Updated("c1", "ringing"));
        await _database.SqlAsync("UPDATE Jobs SET Stage = 'Fetch', LeaseOwner = 'w', LeaseUntil = 9999999999999");
        await inbox.StoreAsync(GenericEvents.Updated("c1", "completed"));

        var job = await _database.ReadAsync(db => db.Jobs.SingleAsync());
        (job.LeaseOwner, job.Revision).ShouldBe(("w", 2));
    }

    [Fact]
    public async Task An_event_that_came_while_a_worker_died_is_gathered_by_the_next_one()
    {
        var inbox = new Inbox(_database);
        var queue = new JobQueue(_database.Writer, _database, Clocks.System);
        await inbox.StoreAsync(GenericEvents.Updated("c1", "ringing"));
        await _database.SqlAsync("UPDATE Jobs SET Stage = 'Fetch'");
        (await queue.ClaimAsync("dead", [Stage.Fetch])).ShouldNotBeNull();
        await inbox.StoreAsync(GenericEvents.Updated("c1", "completed"));

        await queue.StartAnewAsync();

        (await queue.ClaimAsync("new", Enum.GetValues<Stage>()))!.Stage.ShouldBe(Stage.Gather);
    }

    [Fact]
    public async Task An_event_of_an_unknown_kind_is_kept_without_a_call()
    {
        var inbox = new Inbox(_database);
        await inbox.StoreAsync(GenericEvents.Updated("c1", "ringing") with { Kind = "call.sneezed", LegId = null });

        (await _database.ReadAsync(db => db.Events.SingleAsync())).CallId.ShouldBeNull();
        (await _database.ReadAsync(db => db.Calls.CountAsync())).ShouldBe(0);
        (await _database.ReadAsync(db => db.Jobs.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Events_of_two_providers_with_one_key_and_one_leg_stay_apart()
    {
        var inbox = new Inbox(_database);
        var incoming = GenericEvents.Updated("c1", "ringing");
        await inbox.StoreAsync(incoming);
        await inbox.StoreAsync(incoming with { Provider = "other" });

        (await _database.ReadAsync(db => db.Calls.CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task Two_hundred_stores_at_once_are_all_on_disk_when_they_return()
    {
        var inbox = new Inbox(_database);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
        {
            await inbox.PostAsync(GenericEvents.Updated($"c{i % 50}", "ringing", id: $"e{i}"));
            (await _database.WaitingAsync($"e{i}")).ShouldBe(1);
        })));
        await inbox.SortAsync();

        (await _database.ReadAsync(db => db.Events.CountAsync())).ShouldBe(200);
        (await _database.ReadAsync(db => db.Jobs.Select(j => j.Revision).ToListAsync())).ShouldBe(Enumerable.Repeat(4L, 50));
    }

    [Fact]
    public async Task Events_that_wait_together_share_one_transaction()
    {
        var inbox = new Inbox(_database);
        var (mayEnd, before) = (new TaskCompletionSource(), _database.Writer.Commits);
        var slow = _database.Writer.WriteAsync(async _ =>
        {
            await mayEnd.Task;
            return true;
        });
        var waiting = Enumerable.Range(0, 200).Select(i => inbox.PostAsync(GenericEvents.Updated($"c{i}", "ringing"))).ToList();
        mayEnd.SetResult();
        await Task.WhenAll([slow, .. waiting]);

        (_database.Writer.Commits - before).ShouldBeLessThan(20);
        (await _database.WaitingAsync()).ShouldBe(200);
    }

    [Fact]
    public async Task A_store_that_fails_says_so_and_stores_nothing_and_the_next_one_works()
    {
        var inbox = new Inbox(_database);
        await _database.SqlAsync("CREATE TRIGGER Broken BEFORE INSERT ON Inbox BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        await Should.ThrowAsync<DbUpdateException>(() => inbox.PostAsync(GenericEvents.Updated("c1", "ringing")));
        (await _database.WaitingAsync()).ShouldBe(0);

        await _database.SqlAsync("DROP TRIGGER Broken");
        await inbox.StoreAsync(GenericEvents.Updated("c1", "ringing"));
        (await _database.ReadAsync(db => db.Events.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_failure_that_makes_SQLite_take_the_transaction_back_acknowledges_nothing()
    {
        var inbox = new Inbox(_database);
        await _database.SqlAsync("CREATE TRIGGER Broken BEFORE INSERT ON Inbox WHEN NEW.Key = 'bad' BEGIN SELECT RAISE(ROLLBACK, 'the disk is full'); END");
        var mayEnd = new TaskCompletionSource();
        var slow = _database.Writer.WriteAsync(async _ =>
        {
            await mayEnd.Task;
            return true;
        });
        var stores = new[] { "good", "bad", "behind" }.Select(key => inbox.PostAsync(GenericEvents.Updated("c1", "ringing", id: key))).ToList();
        mayEnd.SetResult();

        foreach (var store in (Task[])[slow, .. stores[..2]])
            await Should.ThrowAsync<Exception>(() => store);
        var acknowledged = stores[2].IsCompletedSuccessfully || await Task.WhenAny(stores[2]).WaitAsync(TimeSpan.FromMinutes(2)) is { IsCompletedSuccessfully: true };
        (await _database.WaitingAsync()).ShouldBe(acknowledged ? 1 : 0);
    }

    [Fact]
    public async Task What_cannot_be_sorted_stays_in_the_inbox()
    {
        var inbox = new Inbox(_database);
        await _database.SqlAsync("CREATE TRIGGER Broken BEFORE INSERT ON Jobs BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        await inbox.PostAsync(GenericEvents.Updated("c1", "ringing"));
        await Should.ThrowAsync<SqliteException>(inbox.SortAsync);
        (await _database.WaitingAsync()).ShouldBe(1);
        (await _database.ReadAsync(db => db.Events.CountAsync())).ShouldBe(0);

        await _database.SqlAsync("DROP TRIGGER Broken");
        await inbox.SortAsync();
        (await _database.WaitingAsync()).ShouldBe(0);
        (await _database.ReadAsync(db => db.Events.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task More_than_a_batch_is_sorted_in_the_order_in_which_it_came()
    {
        var inbox = new Inbox(_database);
        await Task.WhenAll(Enumerable.Range(0, 600).Select(i => inbox.PostAsync(GenericEvents.Updated("c1", "ringing", id: $"e{i}"))));
        var came = await _database.ReadAsync(db => db.Database.SqlQuery<string>($"SELECT Key AS Value FROM Inbox ORDER BY Id").ToListAsync());
        await inbox.SortAsync();

        (await _database.ReadAsync(db => db.Events.OrderBy(e => e.Id).Select(e => e.Key).ToListAsync())).ShouldBe(came);
        (await _database.WaitingAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_sorted_event_wakes_the_lane_of_the_first_stage_and_no_other()
    {
        Lane first = new("first", [Stage.Gather], Workers: 1), other = new("other", [Stage.Fetch], Workers: 1);
        var signal = new JobSignal([first, other]);
        await new Inbox(_database, signal).StoreAsync(GenericEvents.Updated("c1", "ringing"));

        await signal.WaitAsync(first, Timeout.InfiniteTimeSpan, default).WaitAsync(TimeSpan.FromMinutes(2));
        signal.WaitAsync(other, Timeout.InfiniteTimeSpan, default).IsCompleted.ShouldBeFalse();
    }
}
