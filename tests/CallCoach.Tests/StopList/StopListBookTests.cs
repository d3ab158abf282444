using CallCoach.StopList;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.StopList;

public sealed class StopListBookTests : IDisposable
{
    private const string Number = "+48600100200";

    private readonly TestDatabase _database = new();
    private readonly StopListBook _book;

    public StopListBookTests()
    {
        var clock = new FakeTimeProvider(Rows.Morning);
        _book = new(_database.Writer, _database, new(clock, clock));
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_number_may_come_and_go_and_its_history_stays()
    {
        var first = await AddAsync();
        await _book.TakeOffAsync(first.Id, "Jan", "asked to be called again", default);
        await AddAsync();

        var rows = await _database.ReadAsync(db => db.StopList.OrderBy(entry => entry.Id).ToListAsync());
        rows.Select(entry => (entry.AddedBy, entry.OffBy, entry.OffReason))
            .ShouldBe([("Olga", "Jan", "asked to be called again"), ("Olga", null, null)]);
        (await _book.HoldsAsync(Number, default)).ShouldBeTrue();
    }

    [Fact]
    public async Task An_entry_is_taken_off_once()
    {
        var entry = await AddAsync();
        (await _book.TakeOffAsync(entry.Id, "Jan", "mistake", default)).ShouldNotBeNull();

        (await _book.TakeOffAsync(entry.Id, "Olga", "again", default)).ShouldBeNull();
        (await _book.TakeOffAsync(entry.Id + 1, "Olga", "another", default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_number_that_is_on_the_list_is_told_so_and_keeps_its_note()
    {
        await AddAsync();

        var (entering, entry) = (await _book.EnterAsync([new(Number, "another note")], "Jan", default))[0];

        (entering, entry.AddedBy, entry.Note).ShouldBe((Entering.Already, "Olga", "first note"));
    }

    [Fact]
    public async Task Whoever_adds_what_was_heard_in_a_call_confirms_it()
    {
        await _database.AddAsync(new StoppedNumber { Number = Number, AddedAt = Rows.Morning });

        var (entering, entry) = (await _book.EnterAsync([new(Number, "wrote to us")], "Jan", default))[0];

        (entering, entry.ConfirmedBy, entry.Note).ShouldBe((Entering.Confirmed, "Jan", "wrote to us"));
        (await _book.EnterAsync([new(Number, null)], "Jan", default))[0].Entering.ShouldBe(Entering.Already);
    }

    [Fact]
    public async Task Many_numbers_are_entered_in_order_and_a_repeated_one_once()
    {
        var numbers = Enumerable.Range(0, 250).Select(i => new WantedNumber($"+4860020{1000 + i}", null)).ToList();
        numbers.Add(numbers[7]);

        var entered = await _book.EnterAsync(numbers, "Olga", default);

        entered.Select(one => one.Entry.Number).ShouldBe(numbers.Select(one => one.Number));
        entered.Select(one => one.Entering).ShouldBe([.. Enumerable.Repeat(Entering.Added, 250), Entering.Already]);
    }

    [Fact]
    public async Task Two_entries_of_a_number_cannot_be_in_force_at_once()
    {
        await AddAsync();

        await Should.ThrowAsync<DbUpdateException>(() => _database.AddAsync(new StoppedNumber { Number = Number, AddedAt = Rows.Morning }));
    }

    [Fact]
    public async Task Nothing_is_taken_off_without_a_reason() =>
        (await Should.ThrowAsync<DbUpdateException>(() => _database.AddAsync(new StoppedNumber { Number = Number, AddedAt = Rows.Morning, OffAt = Rows.Morning })))
            .InnerException.ShouldBeOfType<SqliteException>();

    [Fact]
    public async Task Whether_a_number_is_on_the_list_is_one_search_of_an_index()
    {
        var plan = await _database.ReadAsync(async db =>
        {
            using var command = StoppedNumber.InForce(db, Number).CreateDbCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
            await db.Database.OpenConnectionAsync();
            using var reader = await command.ExecuteReaderAsync();
            var steps = new List<string>();
            while (await reader.ReadAsync())
                steps.Add(reader.GetString(reader.GetOrdinal("detail")));
            return steps;
        });

        plan.ShouldHaveSingleItem().ShouldContain("USING INDEX IX_StopList_InForce (Number=?)");
    }

    private async Task<StoppedNumber> AddAsync() => (await _book.EnterAsync([new(Number, "first note")], "Olga", default))[0].Entry;
}
