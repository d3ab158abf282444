using System.Globalization;
using System.Text;
using CallCoach.Calls;
using CallCoach.Importing;
using CallCoach.StopList;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Importing;

public sealed class ImportCallsTests : IDisposable
{
    private const string Head = "id,direction,line,client,started,answered,ended,seconds,status,result,product\n";
    private const string OlgasLine = "sip:olga@pbx.example";

    private readonly TestDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Calls_from_before_count_as_those_that_came_by_webhook_do()
    {
        await _database.AddPersonAsync("Olga", lines: OlgasLine);
        await _database.AddPersonAsync("Anna", lines: "+48220000002");

        var done = await ImportAsync(_database, ListOf(400));

        (done.Taken, done.Known, done.Refused).ShouldBe((400, 0, 0));
        await _database.ShouldAddUpAsync();
        var imported = await _database.CountsAsync();
        imported.ShouldContain(" MeetingAgreed ");
        await _database.CountAsync([.. await _database.ReadAsync(db => db.Calls.Select(call => call.Id).ToListAsync())]);
        (await _database.CountsAsync()).ShouldBe(imported, "counted anew from what is stored, nothing changes");
    }

    [Fact]
    public async Task A_list_taken_in_again_changes_nothing()
    {
        var list = ListOf(50);
        await ImportAsync(_database, list);
        var before = await _database.CountsAsync();

        var done = await ImportAsync(_database, list);

        (done.Taken, done.Known).ShouldBe((0, 50));
        (await _database.CountsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Broken_off_after_any_batch_it_goes_on_there_and_ends_as_if_nothing_had_happened()
    {
        var list = ListOf(60) + "broken,line\n";
        await ImportAsync(_database, list);
        var whole = await _database.CountsAsync();
        for (var batches = 1; batches <= 8; batches++)
        {
            using var database = new TestDatabase();
            var left = batches;
            await Should.ThrowAsync<OperationCanceledException>(ImportAsync(database, list, _ => left = left-- > 0 ? left : throw new OperationCanceledException()));
            var lines = new List<int>();

            var done = await ImportAsync(database, list, state => lines.Add(state.Line));

            (done.Taken, done.Known, done.Refused).ShouldBe((60, 0, 1), $"after {batches} batches");
            lines[0].ShouldBeGreaterThanOrEqualTo((batches - 1) * 7);
            (await database.CountsAsync()).ShouldBe(whole, $"after {batches} batches");
            (await database.ReadAsync(db => db.ImportRefusals.SingleAsync())).Problem.ShouldBe("unknown_direction");
        }
    }

    [Fact]
    public async Task A_call_that_a_webhook_told_of_is_not_there_twice_and_another_providers_may_have_the_same_identifier()
    {
        var known = await _database.AddCallAsync();
        await _database.AddAsync(new CallLeg { Provider = "generic", LegId = "call-0", CallId = known.Id });
        await _database.AddAsync(new CallLeg { Provider = "twilio", LegId = "call-1", CallId = known.Id });

        var done = await ImportAsync(_database, ListOf(2));

        (done.Taken, done.Known).ShouldBe((1, 1));
    }

    [Fact]
    public async Task An_identifier_that_stands_twice_in_the_list_is_one_call()
    {
        var done = await ImportAsync(_database, ListOf(1) + ListOf(1)[Head.Length..]);

        (done.Taken, done.Known).ShouldBe((1, 1));
    }

    [Fact]
    public async Task An_earlier_call_that_is_taken_in_makes_the_one_that_was_first_known_again()
    {
        var call = await _database.AddCallAsync(call => (call.Client, call.StartedAt) = ("+48600100200", Rows.Morning));
        await _database.CountAsync(call.Id);

        await ImportAsync(_database, $"{Head}late,outbound,{OlgasLine},+48600100200,2020-01-01 10:00\nearly,inbound,{OlgasLine},+48600100200,2019-01-01 10:00\n");

        (await _database.ReadAsync(db => db.CountedCalls.SingleAsync(counted => counted.New))).StartedAt.Year.ShouldBe(2019);
        await _database.ShouldAddUpAsync();
    }

    [Fact]
    public async Task Who_asked_never_to_be_called_again_is_on_the_stop_list_unless_somebody_took_the_number_off_since()
    {
        await _database.AddAsync(new StoppedNumber
        {
            Number = "+48600100202", AddedAt = Rows.Morning.AddYears(-3), AddedBy = "Head", OffAt = Rows.Morning.AddYears(-1), OffBy = "Head", OffReason = "came back",
        });

        await ImportAsync(
            _database,
            Head + string.Concat(new[] { "201", "202", "201" }.Select((end, i) =>
                $"c{i},outbound,{OlgasLine},+48600100{end},2024-01-01 10:00,,,60,completed,do_not_call\n")));

        (await _database.ReadAsync(db => db.StopList.Where(entry => entry.OffAt == null).Select(entry => entry.Number).ToListAsync())).ShouldBe(["+48600100201"]);
    }

    [Fact]
    public async Task Two_who_take_in_the_same_list_at_once_do_not_double_anything()
    {
        var list = ListOf(60);
        var other = Task.CompletedTask;
        var isFirst = true;
        await Should.ThrowAsync<InvalidOperationException>(ImportAsync(_database, list, _ =>
        {
            if (isFirst)
                other = ImportAsync(_database, list);
            isFirst = false;
            other.Wait();
        }));

        await other;
        (await _database.ReadAsync(db => db.Calls.CountAsync())).ShouldBe(60);
        await _database.ShouldAddUpAsync();
    }

    [Fact]
    public async Task What_is_no_list_of_calls_leaves_no_trace()
    {
        await Should.ThrowAsync<FormatException>(ImportAsync(_database, "name,phone\n"));

        (await _database.ReadAsync(db => db.Imports.CountAsync())).ShouldBe(0);
    }

    private static string ListOf(int calls)
    {
        var random = new Random(6);
        var text = new StringBuilder(Head);
        for (var call = 0; call < calls; call++)
        {
            var started = new DateTime(2025, 10, 26, 0, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(600));
            var seconds = random.Next(2) * random.Next(120);
            var line = random.Next(3) switch { 0 => OlgasLine, 1 => "+48220000002", _ => "+48229999999" };
            var client = random.Next(12) switch { 0 => "", 1 => "+48220000002", 2 => "anonymous", var n => $"+4860010020{n % 10}" };
            var result = new[] { "", "meeting_agreed", "refused", "deal_agreed", "callback_agreed" }[random.Next(5)];
            text.Append(CultureInfo.InvariantCulture, $"call-{call},{(random.Next(4) == 0 ? "inbound" : "outbound")},{line},{client},{started:yyyy-MM-dd'T'HH:mm:ss}Z,,,{seconds},");
            text.Append(CultureInfo.InvariantCulture, $"{(seconds > 0 ? "completed" : "busy")},{result},{(random.Next(2) == 0 ? "Racks" : "")}\n");
        }
        return text.ToString();
    }

    private static async Task<CallImport> ImportAsync(TestDatabase database, string list, Action<CallImport>? progress = null)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(list));
        return await new ImportCalls(database.Writer, Rows.Warsaw, Clocks.System) { LargestBatch = 7 }.ImportAsync(file, "generic", progress, CancellationToken.None);
    }
}
