using CallCoach.Calls;
using CallCoach.Norms;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Norms;

public sealed class CountCallTests : IDisposable
{
    private readonly TestDatabase _database = new();
    private readonly CountCall _count = new(new(Rows.Warsaw));

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("2026-11-22T22:59:59Z", "2026-11-22", "2026-11-22T22:00:00Z")]
    [InlineData("2026-11-22T23:00:00Z", "2026-11-23", "2026-11-22T23:00:00Z")]
    [InlineData("2026-06-30T22:30:00Z", "2026-07-01", "2026-06-30T22:00:00Z")]
    [InlineData("2026-03-29T00:59:00Z", "2026-03-29", "2026-03-29T00:00:00Z")]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29", "2026-03-29T01:00:00Z")]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25", "2026-10-25T00:00:00Z")]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25", "2026-10-25T01:00:00Z")]
    [InlineData("2026-10-25T02:30:00Z", "2026-10-25", "2026-10-25T02:00:00Z")]
    public async Task Day_and_hour_are_those_on_the_departments_wall_clock_and_the_hour_that_happens_twice_is_two(string startedAt, string day, string hourAt)
    {
        var counted = await CountAsync(await _database.AddCallAsync(c => c.StartedAt = DateTimeOffset.Parse(startedAt, null)));

        (counted.Day, counted.HourAt).ShouldBe((DateOnly.Parse(day, null), DateTimeOffset.Parse(hourAt, null)));
    }

    [Fact]
    public async Task In_a_zone_half_an_hour_off_the_hours_begin_when_its_clocks_say_so()
    {
        var delhi = new CountCall(new(Rows.Warsaw with { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata") }));
        var call = await _database.AddCallAsync(c => c.StartedAt = new(2026, 11, 23, 4, 29, 0, TimeSpan.Zero));

        await delhi.RunAsync(_database, call.Id);

        (await _database.ReadAsync(db => db.CountedCalls.SingleAsync())).HourAt.ShouldBe(new(2026, 11, 23, 3, 30, 0, TimeSpan.Zero));
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
    public async Task By_the_legs_a_conversation_is_connected_with_no_machine_and_lasts_30_seconds(bool connected, bool? machine, int? seconds, bool conversation)
    {
        var call = await _database.AddCallAsync(c => (c.Connected, c.Machine, c.TalkSeconds) = (connected, machine, seconds));

        (await CountAsync(call)).Conversation.ShouldBe(conversation);
    }

    [Fact]
    public async Task A_department_may_ask_for_longer_conversations()
    {
        var call = await _database.AddCallAsync(c => (c.Connected, c.TalkSeconds) = (true, 59));

        await new CountCall(new(Rows.Warsaw with { ConversationSeconds = 60 })).RunAsync(_database, call.Id);

        (await _database.ReadAsync(db => db.CountedCalls.SingleAsync())).Conversation.ShouldBeFalse();
    }

    private async Task<CountedCall> CountAsync(Call call)
    {
        await _count.RunAsync(_database, call.Id);
        return await _database.ReadAsync(db => db.CountedCalls.SingleAsync());
    }
}
