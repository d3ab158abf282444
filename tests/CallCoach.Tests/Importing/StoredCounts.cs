using CallCoach.Norms;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Importing;

/// <summary>What is counted, as text: two databases with the same text hold the same.</summary>
internal static class StoredCounts
{
    private static readonly string[] Parts =
    [
        "SELECT 'call '||CallId||' '||coalesce(PersonId,'-')||' '||coalesce(ClientId,'-')||' '||Day||' '||HourAt||' '||Kind||' '||Dial||Connected||Conversation||New||' '||coalesce(Result,'-')||' '||Why||' '||TalkSeconds AS Value FROM CountedCalls",
        "SELECT 'client '||Id||' '||coalesce(Key,'-')||' '||coalesce(Name,'-')||' '||coalesce(Product,'-')||' '||coalesce(Region,'-')||' '||coalesce(FirstCallId,'-')||' '||coalesce(FirstCallAt,'-') AS Value FROM Clients",
        "SELECT 'number '||Number||' '||ClientId AS Value FROM ClientNumbers",
        "SELECT 'sum '||Span||' '||Start||' '||PersonId||' '||Calls||' '||Inbound||' '||Dials||' '||Connected||' '||Conversations||' '||Meetings||' '||Callbacks||' '||Deals||' '||Refusals||' '||DoNotCalls||' '||NewDials||' '||NewConversations||' '||TalkSeconds AS Value FROM Tallies",
        "SELECT 'stop '||Number||' '||coalesce(CallId,'-') AS Value FROM StopList WHERE OffAt IS NULL",
        "SELECT 'tag '||CallId||' '||Kind||' '||Source||' '||Value AS Value FROM CallTags",
    ];

    public static Task<string> CountsAsync(this TestDatabase database) => database.ReadAsync(async db =>
    {
        var lines = new List<string>();
        foreach (var part in Parts)
            lines.AddRange((await db.Database.SqlQueryRaw<string>(part).ToListAsync()).Order(StringComparer.Ordinal));
        return string.Join('\n', lines);
    });

    /// <summary>That every sum is what its calls add up to, and every client's first call is the earliest of its calls.</summary>
    public static async Task ShouldAddUpAsync(this TestDatabase database)
    {
        var calls = await database.ReadAsync(db => db.CountedCalls.ToListAsync());
        var sums = await database.ReadAsync(db => db.Database.SqlQueryRaw<string>(
            "SELECT Start||' '||PersonId||' '||Dials||' '||Conversations||' '||NewDials||' '||NewConversations AS Value FROM Tallies WHERE Span = 'day'").ToListAsync());
        sums.ShouldBe(
            calls.GroupBy(call => (call.Day, Person: call.PersonId ?? 0)).Select(day => (day.Key, Sum: day.Select(Tally.Of).Aggregate(Tally.None, (sum, one) => sum + one)))
                .Select(day => $"{day.Key.Day:yyyyMMdd} {day.Key.Person} {day.Sum.Dials} {day.Sum.Conversations} {day.Sum.NewDials} {day.Sum.NewConversations}"),
            ignoreOrder: true);
        foreach (var client in calls.Where(call => call.CanBeFirst).GroupBy(call => call.ClientId))
            client.Where(call => call.New).ShouldHaveSingleItem().CallId.ShouldBe(client.OrderBy(call => call.StartedAt).ThenBy(call => call.CallId).First().CallId);
    }

    /// <summary>Counts calls as the pipeline does.</summary>
    public static Task CountAsync(this TestDatabase database, params long[] callIds) => database.Writer.WriteAsync(session =>
    {
        new Counting(Rows.Warsaw).Count(session, callIds);
        return ValueTask.FromResult(true);
    });
}
