using System.Globalization;
using System.Text;
using CallCoach.Calls;
using CallCoach.Clients;
using CallCoach.Importing;
using CallCoach.Norms;
using CallCoach.Tests.Storage;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Importing;

/// <summary>
/// Calls of a list count as if each had come by itself: whatever the order and the batches, with calls among them that are known, clients
/// with several numbers, and the hour that comes twice.
/// </summary>
public sealed class EnteringPropertyTests : IDisposable
{
    private static readonly int Cases = LongTest.Count(reduced: 8, full: 400);

    private static readonly string[] Lines = ["sip:olga@pbx.example", "+48220000002", "+48229999999"];

    private static readonly string[] Numbers = ["+48600100200", "+48600100201", "+48600100202", "+48600100203", "+48220000002", "anonymous", ""];

    private static readonly string[] Results = ["", "meeting_agreed", "refused", "deal_agreed", "do_not_call"];

    private readonly TestDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    [Trait("Soak", "tallies")]
    public async Task Calls_of_a_list_count_as_if_each_had_come_by_itself()
    {
        await _database.AddPersonAsync("Olga", lines: Lines[0]);
        await _database.AddPersonAsync("Jan", lines: Lines[1]);
        var call = Gen.Choose(0, 100_000).ArrayOf(6);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Cases).WithQuietOnSuccess(true),
            Prop.ForAll(
                call.ArrayOf(40).ToArbitrary(), Gen.Choose(1, 25).ToArbitrary(),
                (calls, batch) => HoldsAsync(calls, batch).GetAwaiter().GetResult()));
        LongTest.Report(new { test = "calls entered from lists", cases = Cases });
    }

    private async Task<bool> HoldsAsync(int[][] calls, int batch)
    {
        await _database.SqlAsync(
            "DELETE FROM CountedCalls; DELETE FROM Tallies; DELETE FROM Legs; DELETE FROM Outcomes; DELETE FROM StopList; DELETE FROM Calls; DELETE FROM ClientNumbers; DELETE FROM Clients");
        var office = await _database.AddAsync(new Client { Name = "Baltic" });
        await _database.AddAsync(new ClientNumber { Number = Numbers[0], ClientId = office.Id });
        await _database.AddAsync(new ClientNumber { Number = Numbers[1], ClientId = office.Id });
        foreach (var known in calls.Take(5))
            await TellAsync(known);

        using var list = new MemoryStream(Encoding.UTF8.GetBytes(ListOf(calls)));
        var done = await new ImportCalls(_database.Writer, Rows.Warsaw, Clocks.System) { LargestBatch = batch }.ImportAsync(list, "generic", null, default);

        (done.Taken + done.Known, done.Refused).ShouldBe((calls.Length, 0));
        var entered = await _database.CountsAsync();
        (await new CountersAudit(_database, Rows.Warsaw).RunAsync(default)).Examples.ShouldBeEmpty();
        await _database.SqlAsync("DELETE FROM CountedCalls; DELETE FROM Tallies; UPDATE Clients SET FirstCallId = NULL, FirstCallAt = NULL");
        foreach (var id in (await _database.ReadAsync(db => db.Calls.Select(stored => stored.Id).ToListAsync())).OrderBy(id => id * 7919 % 101))
            await _database.CountAsync(id);
        (await _database.CountsAsync()).ShouldBe(entered);
        return true;
    }

    /// <summary>A call that came by webhook before the list.</summary>
    private async Task TellAsync(int[] told)
    {
        if (await _database.ReadAsync(db => db.Legs.AnyAsync(leg => leg.Provider == "generic" && leg.LegId == IdOf(told))))
            return;
        var call = await _database.AddCallAsync(call =>
        {
            (call.StartedAt, call.Client) = (AtOf(told), Of(Numbers, told[2]));
            call.Connected = told[3] % 2 == 0;
            call.TalkSeconds = call.Connected ? told[4] % 90 : null;
        });
        await _database.AddAsync(new CallLeg { Provider = "generic", LegId = IdOf(told), CallId = call.Id });
        await _database.CountAsync(call.Id);
    }

    private static string ListOf(int[][] calls)
    {
        var text = new StringBuilder("id,direction,line,client,started,seconds,status,result\n");
        foreach (var call in calls)
        {
            var seconds = call[3] % 2 * (call[4] % 90);
            text.Append(CultureInfo.InvariantCulture, $"{IdOf(call)},{(call[4] % 4 == 0 ? "inbound" : "outbound")},{Of(Lines, call[5])},{Of(Numbers, call[2])},");
            text.Append(CultureInfo.InvariantCulture, $"{AtOf(call).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}Z,{seconds},{(seconds > 0 ? "completed" : "busy")},{Of(Results, call[3])}\n");
        }
        return text.ToString();
    }

    private static string IdOf(int[] call) => string.Create(CultureInfo.InvariantCulture, $"call-{call[0] % 60}");

    /// <summary>Around the night in which the clocks of Warsaw show the hour from two to three twice.</summary>
    private static DateTimeOffset AtOf(int[] call) => new DateTimeOffset(2026, 10, 24, 22, 10, 0, TimeSpan.Zero).AddMinutes(call[1] % 300);

    private static string Of(string[] all, int number) => all[number % all.Length];
}
