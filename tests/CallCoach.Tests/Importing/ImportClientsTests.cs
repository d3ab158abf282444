using System.Text;
using CallCoach.Clients;
using CallCoach.Importing;
using CallCoach.Tests.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Importing;

public sealed class ImportClientsTests : IDisposable
{
    private readonly TestDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Numbers_that_were_seen_become_the_clients_and_only_its_first_call_stays_new()
    {
        var first = await CallAsync("+48600100201", hour: 0);
        var second = await CallAsync("+48600100202", hour: 1);
        var other = await CallAsync("+48600100203", hour: 2);
        (await NewCallsAsync()).ShouldBe([first, second, other]);

        var done = await ImportAsync("key,name,phone,region\nK,Regal,600100202,Mazowsze\nK,,600100201,\n");

        (done.Added, done.Updated, done.Unchanged, done.Refused.Count).ShouldBe((1, 0, 0, 0));
        (await NewCallsAsync()).ShouldBe([first, other]);
        await _database.ShouldAddUpAsync();
        (await _database.ReadAsync(db => db.Clients.SingleAsync(client => client.Key == "K"))).ShouldSatisfyAllConditions(
            client => client.Name.ShouldBe("Regal"), client => client.Region.ShouldBe("Mazowsze"), client => client.FirstCallId.ShouldBe(first));
    }

    [Fact]
    public async Task A_call_that_comes_later_to_any_of_the_clients_numbers_is_of_the_base()
    {
        await ImportAsync("key,phone\nK,600100201|600100202\n");
        var first = await CallAsync("+48600100202", hour: 0);
        await CallAsync("+48600100201", hour: 1);

        (await NewCallsAsync()).ShouldBe([first]);
        await _database.ShouldAddUpAsync();
    }

    [Fact]
    public async Task A_list_taken_in_again_changes_nothing()
    {
        await CallAsync("+48600100201", hour: 0);
        await CallAsync("+48600100202", hour: 1);
        const string list = "key,name,phone,region\nK,Regal,600100201|600100202,North\n,Keyless,600100203,South\nL,,600100204,\n";
        await ImportAsync(list);
        var before = await _database.CountsAsync();

        var done = await ImportAsync(list);

        (done.Added, done.Updated, done.Unchanged).ShouldBe((0, 0, 3));
        (await _database.CountsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task An_import_that_breaks_off_leaves_nothing()
    {
        await CallAsync("+48600100201", hour: 0);
        await CallAsync("+48600100202", hour: 1);
        await _database.SqlAsync("CREATE TRIGGER Broken BEFORE INSERT ON ClientNumbers WHEN NEW.Number = '+48600100299' BEGIN SELECT RAISE(ABORT, 'broken'); END");
        var before = await _database.CountsAsync();

        await Should.ThrowAsync<SqliteException>(ImportAsync("key,phone\nK,600100201|600100202\nL,600100203\nM,600100299\n"));

        (await _database.CountsAsync()).ShouldBe(before);
        (await _database.ReadAsync(db => db.Imports.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_preview_tells_what_an_import_then_does_and_changes_nothing()
    {
        await ImportAsync("key,name,phone\nK,Regal,600100201\nL,Paleta,600100202\n");
        await CallAsync("+48600100203", hour: 0);
        var before = await _database.CountsAsync();
        const string list = "key,name,phone\nK,Regal,600100201\nL,Paleta XL,600100202\nM,New,600100203|600100204\nN,Thief,600100201\nbad,,soon\n";

        using var file = File(list);
        var preview = await Import.PreviewAsync(file);

        (await _database.CountsAsync()).ShouldBe(before);
        (preview.Added, preview.Updated, preview.Unchanged).ShouldBe((1, 1, 1));
        preview.Refused.Select(line => (line.Line, line.Problem)).ShouldBe([(5, ClientProblem.NumberOfAnother), (6, ClientProblem.NotANumber)]);
        var done = await ImportAsync(list);
        (done.Added, done.Updated, done.Unchanged).ShouldBe((1, 1, 1));
        (await _database.ReadAsync(db => db.ImportRefusals.Where(line => line.ImportId == done.Id).OrderBy(line => line.Line).Select(line => line.Problem).ToListAsync()))
            .ShouldBe(["number_of_another", "not_a_number"]);
    }

    [Fact]
    public async Task A_number_of_an_earlier_lists_client_is_not_taken_from_it()
    {
        await ImportAsync("key,phone\nK,600100201\n");

        var done = await ImportAsync("key,phone\nL,600100201\nM,600100202\nM,600100201\n");

        done.Refused.ShouldBe([new(2, "600100201", ClientProblem.NumberOfAnother), new(4, "600100201", ClientProblem.NumberOfAnother)]);
        (await NumbersAsync("K")).ShouldBe(["+48600100201"]);
        (await NumbersAsync("M")).ShouldBe(["+48600100202"]);
    }

    [Fact]
    public async Task What_a_later_list_leaves_open_stays_and_what_it_says_otherwise_is_changed()
    {
        await ImportAsync("key,name,phone,region,product\nK,Regal,600100201,North,Racks\n");

        (await ImportAsync("key,name,phone,region\nK,Regal SA,600100205,\n")).Updated.ShouldBe(1);

        (await _database.ReadAsync(db => db.Clients.SingleAsync())).ShouldSatisfyAllConditions(
            client => client.Name.ShouldBe("Regal SA"), client => client.Region.ShouldBe("North"), client => client.Product.ShouldBe("Racks"));
        (await NumbersAsync("K")).ShouldBe(["+48600100201", "+48600100205"]);
    }

    [Fact]
    public async Task A_client_listed_without_a_key_gets_the_one_that_a_later_list_gives_its_number()
    {
        await ImportAsync("name,phone\nRegal,600100201\n");

        (await ImportAsync("key,phone\nK,600100201\nL,600100201\n")).Refused.ShouldHaveSingleItem().Line.ShouldBe(3);

        (await _database.ReadAsync(db => db.Clients.SingleAsync())).ShouldSatisfyAllConditions(
            client => client.Key.ShouldBe("K"), client => client.Name.ShouldBe("Regal"));
    }

    private ImportClients Import => new(_database.Writer, Rows.Warsaw with { CountryCode = "48" }, Clocks.System);

    private async Task<ClientImport> ImportAsync(string list)
    {
        using var file = File(list);
        return await Import.ImportAsync(file, "Head");
    }

    private static MemoryStream File(string text) => new(Encoding.UTF8.GetBytes(text));

    private async Task<long> CallAsync(string client, int hour)
    {
        var call = await _database.AddCallAsync(call => (call.Client, call.StartedAt) = (client, Rows.Morning.AddHours(hour)));
        await _database.CountAsync(call.Id);
        return call.Id;
    }

    private Task<List<long>> NewCallsAsync() => _database.ReadAsync(db => db.CountedCalls.Where(call => call.New).Select(call => call.CallId).Order().ToListAsync());

    private Task<List<string>> NumbersAsync(string key) => _database.ReadAsync(db => db.ClientNumbers
        .Where(number => db.Clients.Any(client => client.Id == number.ClientId && client.Key == key)).Select(number => number.Number).Order().ToListAsync());
}
