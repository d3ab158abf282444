using CallCoach.Calls;
using CallCoach.Norms;
using CallCoach.People;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Norms;

public sealed class CountCallTests : IDisposable
{
    private readonly TestDatabase _database = new();
    private readonly CountCall _count = new(Rows.Warsaw);

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("2026-11-22T22:59:59Z", "2026-11-22", 23)]
    [InlineData("2026-11-22T23:00:00Z", "2026-11-23", 0)]
    [InlineData("2026-06-30T22:30:00Z", "2026-07-01", 0)]
    [InlineData("2026-03-29T00:59:00Z", "2026-03-29", 1)]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29", 3)]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25", 2)]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25", 2)]
    [InlineData("2026-10-25T02:30:00Z", "2026-10-25", 3)]
    public async Task Day_and_hour_are_those_on_the_departments_wall_clock(string startedAt, string day, int hour)
    {
        var counted = await CountAsync(await _database.AddCallAsync(c => c.StartedAt = DateTimeOffset.Parse(startedAt, null)));

        (counted.Day, counted.Hour).ShouldBe((DateOnly.Parse(day, null), hour));
    }

    [Fact]
    public async Task A_call_is_counted_once_however_often_and_always_as_it_now_is()
    {
        var olga = await _database.AddPersonAsync();
        var call = await _database.AddCallAsync();
        await CountAsync(call);
        await CountAsync(call);
        await _database.ChangeAsync(async db =>
        {
            var known = await db.Calls.SingleAsync();
            (known.PersonId, known.Connected, known.TalkSeconds) = (olga.Id, true, 90);
        });

        var counted = await CountAsync(call);

        (counted.PersonId, counted.Dial, counted.Connected, counted.Conversation).ShouldBe((olga.Id, true, true, true));
    }

    [Theory]
    [InlineData(true, null, 30, true)]
    [InlineData(true, false, 30, true)]
    [InlineData(true, null, 29, false)]
    [InlineData(true, true, 300, false)]
    [InlineData(true, null, null, false)]
    [InlineData(false, null, 300, false)]
    public void A_conversation_is_connected_with_no_machine_and_lasts_30_seconds(bool connected, bool? machine, int? seconds, bool conversation)
    {
        var call = new Call { Provider = "p", ProviderCallId = "c", Connected = connected, Machine = machine, TalkSeconds = seconds };

        CountCall.IsConversation(call, new Department("Sales", TimeZoneInfo.Utc, "en")).ShouldBe(conversation);
    }

    [Fact]
    public void A_department_may_ask_for_longer_conversations()
    {
        var call = new Call { Provider = "p", ProviderCallId = "c", Connected = true, TalkSeconds = 59 };

        CountCall.IsConversation(call, new Department("Sales", TimeZoneInfo.Utc, "en") { ConversationSeconds = 60 }).ShouldBeFalse();
    }

    private async Task<CountedCall> CountAsync(Call call)
    {
        await _count.RunAsync(_database, call.Id);
        return await _database.ReadAsync(db => db.CountedCalls.SingleAsync());
    }
}
