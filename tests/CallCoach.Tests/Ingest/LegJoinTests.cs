using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Ingest;

public sealed class LegJoinTests : IDisposable
{
    private readonly TestDatabase _database = new();
    private readonly Inbox _inbox;

    public LegJoinTests() => _inbox = new(_database);

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_child_that_comes_before_its_parent_is_of_the_same_call()
    {
        await _inbox.StoreAsync(TwilioEvents.Child("c1", "ringing", 2));
        await _inbox.StoreAsync(TwilioEvents.Voice("c1"));

        await ShouldBeOneCallAsync(events: 2, legs: 2);
    }

    [Fact]
    public async Task A_leg_taken_for_a_call_of_its_own_is_joined_once_it_names_its_parent()
    {
        await _inbox.StoreAsync(TwilioEvents.Recording("c1", "in-progress", 1, leg: "c1/child"));
        await _inbox.StoreAsync(TwilioEvents.Voice("c1"));
        (await _database.ReadAsync(db => db.Calls.CountAsync())).ShouldBe(2);

        await _inbox.StoreAsync(TwilioEvents.Child("c1", "ringing", 2));

        await ShouldBeOneCallAsync(events: 3, legs: 2);
    }

    [Fact]
    public async Task What_was_already_known_of_a_joined_call_goes_with_it()
    {
        await _inbox.StoreAsync(TwilioEvents.Recording("c1", "in-progress", 1, leg: "c1/child"));
        var taken = await _database.ReadAsync(db => db.Calls.SingleAsync());
        await _database.AddAsync(
            new CallCoach.Norms.CountedCall { CallId = taken.Id, Day = new(2026, 11, 23) }, Rows.Said(taken, 0, CallCoach.Calls.Speaker.Client, "hello"));

        await _inbox.StoreAsync(TwilioEvents.Child("c1", "ringing", 2));

        await ShouldBeOneCallAsync(events: 2, legs: 2);
        (await _database.ReadAsync(db => db.CountedCalls.CountAsync())).ShouldBe(0);
        (await _database.ReadAsync(db => db.Utterances.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_recording_that_is_kept_already_stays_with_the_call()
    {
        await _inbox.StoreAsync(TwilioEvents.Recording("c1", "completed", 1, leg: "c1/child"));
        var taken = await _database.ReadAsync(db => db.Calls.SingleAsync());
        await _database.AddAsync(new CallCoach.Calls.Recording { CallId = taken.Id, ProviderRecordingId = "RE1", File = "2026-11/1.wav" });

        await _inbox.StoreAsync(TwilioEvents.Child("c1", "ringing", 2));

        var call = await _database.ReadAsync(db => db.Calls.SingleAsync());
        var recording = await _database.ReadAsync(db => db.Recordings.SingleAsync());
        (recording.CallId, recording.File).ShouldBe((call.Id, "2026-11/1.wav"));
    }

    [Fact]
    public async Task Whatever_the_order_of_its_events_a_call_is_one()
    {
        var random = new Random(17);
        for (var i = 0; i < 10; i++)
        {
            var events = TwilioEvents.Conversation($"c{i}").ToArray();
            random.Shuffle(events);
            await _inbox.StoreAsync(events);
        }

        (await _database.ReadAsync(db => db.Calls.CountAsync())).ShouldBe(10);
        (await _database.ReadAsync(db => db.Jobs.CountAsync())).ShouldBe(10);
        (await _database.ReadAsync(db => db.Legs.CountAsync())).ShouldBe(20);
    }

    private async Task ShouldBeOneCallAsync(int events, int legs)
    {
        var call = await _database.ReadAsync(db => db.Calls.SingleAsync());
        call.ProviderCallId.ShouldBe(TwilioEvents.CallSid("c1"));
        (await _database.ReadAsync(db => db.Events.Select(e => e.CallId).ToListAsync())).ShouldBe(Enumerable.Repeat<long?>(call.Id, events));
        (await _database.ReadAsync(db => db.Legs.Select(l => l.CallId).ToListAsync())).ShouldBe(Enumerable.Repeat(call.Id, legs));
        (await _database.ReadAsync(db => db.Jobs.SingleAsync())).CallId.ShouldBe(call.Id);
    }
}
