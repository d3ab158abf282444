using CallCoach.Calls;
using CallCoach.Ingest;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Ingest;

public sealed class ReconciliationTests : IDisposable
{
    private readonly ReconciliationRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task A_call_no_webhook_told_of_is_taken_in_with_its_job()
    {
        var found = await _rig.CompareAsync(new ListingProvider(TwilioLists.Conversation("c1")));

        (found.Legs, found.Recordings, found.LegsTakenIn, found.RecordingsTakenIn).ShouldBe((2, 1, 2, 1));
        var stored = await _rig.Database.ReadAsync(db => db.Events.ToListAsync());
        stored.ShouldAllBe(e => e.ReceivedAt == _rig.Time.GetUtcNow());
        (await _rig.Database.ReadAsync(db => db.Jobs.SingleAsync())).NextAttemptAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_lists_say_of_a_call_what_its_webhooks_say()
    {
        await _rig.Database.AddPersonAsync(lines: TwilioEvents.Line);
        await _rig.CompareAsync(new ListingProvider(TwilioLists.Conversation("c1")));
        var listed = await _rig.GatheredAsync();

        using var other = new ReconciliationRig();
        await other.Database.AddPersonAsync(lines: TwilioEvents.Line);
        await other.WebhooksAsync(TwilioEvents.Conversation("c1"));
        listed.ShouldBeEquivalentTo(await other.GatheredAsync());
        (await _rig.Database.RecordingAsync(listed.Id)).ShouldBeEquivalentTo(await other.Database.RecordingAsync(listed.Id));
    }

    [Fact]
    public async Task What_the_webhooks_told_is_not_stored_again()
    {
        await _rig.WebhooksAsync(TwilioEvents.Conversation("c1"));
        var before = await _rig.KeysAsync();
        var found = await _rig.CompareAsync(new ListingProvider(TwilioLists.Conversation("c1")));

        (found.Legs, found.Recordings, found.TakenIn).ShouldBe((2, 1, 0));
        (await _rig.KeysAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Only_what_is_missing_of_a_call_is_taken_in()
    {
        await _rig.WebhooksAsync(TwilioEvents.Conversation("c1").Where(e => e.Kind != "recording"));
        var before = await _rig.KeysAsync();
        await _rig.CompareAsync(new ListingProvider(TwilioLists.Conversation("c1")));

        (await _rig.KeysAsync()).Except(before).ShouldHaveSingleItem().ShouldBe($"listed-recording/{TwilioEvents.RecordingSid("c1")}/completed");
    }

    [Fact]
    public async Task A_leg_of_which_only_the_end_was_told_gets_its_beginning()
    {
        await _rig.WebhooksAsync(TwilioEvents.Child("c1", "completed", 55, duration: 45), TwilioEvents.Parent("c1", "completed", 56, duration: 56));
        await _rig.CompareAsync(new ListingProvider(TwilioLists.Conversation("c1")));

        var call = await _rig.GatheredAsync();
        (call.StartedAt, call.AnsweredAt, call.EndedAt).ShouldBe((Rows.Morning, Rows.Morning.AddSeconds(10), Rows.Morning.AddSeconds(55)));
    }

    [Fact]
    public async Task A_key_that_only_begins_like_another_one_does_not_hide_it()
    {
        await _rig.WebhooksAsync(TwilioEvents.Conversation("c1").Select(e => e with { Provider = "other" }));
        await _rig.WebhooksAsync(TwilioEvents.Child("c1", "initiated", 1), TwilioEvents.Child("c1", "completed", 55) with { Key = $"status/{TwilioEvents.CallSid("c1/child")}/completed-not/3" });

        (await _rig.CompareAsync(new ListingProvider(TwilioLists.Child("c1")))).LegsTakenIn.ShouldBe(1);
    }

    [Fact]
    public async Task A_call_that_goes_on_is_taken_in_once_and_looked_at_again_until_it_is_over()
    {
        await _rig.CompareAsync(new ListingProvider(TwilioLists.Child("c1", "in-progress"), TwilioLists.Parent("c1", "in-progress")));
        (await _rig.GatheredAsync()).Status.ShouldBe(LegStatus.Initiated);
        (await _rig.NotedAsync()).Until.ShouldBe(Rows.Morning);
        (await _rig.CompareAsync(new ListingProvider(TwilioLists.Child("c1", "in-progress"), TwilioLists.Parent("c1", "in-progress")))).TakenIn.ShouldBe(0);

        _rig.Time.Advance(TimeSpan.FromMinutes(5));
        (await _rig.CompareAsync(new ListingProvider(TwilioLists.Conversation("c1")))).TakenIn.ShouldBe(3);
        var call = await _rig.GatheredAsync();
        (call.Status, call.AnsweredAt, call.TalkSeconds).ShouldBe((LegStatus.Completed, Rows.Morning.AddSeconds(10), 45));
        (await _rig.NotedAsync()).Until.ShouldBe(_rig.Time.GetUtcNow());
    }

    [Fact]
    public async Task A_webhook_that_comes_during_the_run_changes_nothing_about_the_outcome()
    {
        await _rig.Database.AddPersonAsync(lines: TwilioEvents.Line);
        var webhooks = TwilioEvents.Conversation("c1");
        var provider = new ListingProvider(_ => TwilioLists.Conversation("c1").Select((listed, index) =>
        {
            _rig.WebhooksAsync(webhooks.Skip(3 * index).Take(3)).Wait();
            return listed;
        }));
        await Task.WhenAll(_rig.CompareAsync(provider), _rig.WebhooksAsync(webhooks.Reverse()));

        (await _rig.Database.ReadAsync(db => db.Legs.CountAsync())).ShouldBe(2);
        var call = await _rig.GatheredAsync();
        (call.Status, call.StartedAt, call.TalkSeconds, call.Connected, call.Dial).ShouldBe((LegStatus.Completed, Rows.Morning, 45, true, true));
    }

    [Fact]
    public async Task Two_runs_at_once_have_the_effect_of_one()
    {
        var calls = Enumerable.Range(0, 400).SelectMany(i => TwilioLists.Conversation($"c{i}")).ToList();
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => _rig.CompareAsync(new ListingProvider(calls)))));

        (await _rig.Database.ReadAsync(db => db.Events.CountAsync())).ShouldBe(1200);
        (await _rig.Database.ReadAsync(db => db.Calls.CountAsync())).ShouldBe(400);
        (await _rig.Database.ReadAsync(db => db.Jobs.Select(j => j.Revision).Distinct().ToListAsync())).ShouldBe([3]);
        (await _rig.CompareAsync(new ListingProvider(calls))).TakenIn.ShouldBe(0);
    }
}
