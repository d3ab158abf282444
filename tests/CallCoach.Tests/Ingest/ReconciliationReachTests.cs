using CallCoach.Ingest;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Ingest;

/// <summary>From where a run goes on, and how far the provider's list counts as compared.</summary>
public sealed class ReconciliationReachTests : IDisposable
{
    private readonly ReconciliationRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task The_first_run_looks_back_a_day_and_the_next_one_to_the_calls_that_may_have_gone_on()
    {
        var provider = new ListingProvider();
        var first = _rig.Time.GetUtcNow();
        await _rig.CompareAsync(provider);
        _rig.Time.Advance(TimeSpan.FromDays(3));
        await _rig.CompareAsync(provider);

        provider.Asked.ShouldBe([first - Reconciliation.FirstLookBack - Reconciliation.Overlap, first - Reconciliation.Overlap]);
        var noted = await _rig.NotedAsync();
        (noted.Until, noted.LastRunAt, noted.LastError).ShouldBe((_rig.Time.GetUtcNow(), _rig.Time.GetUtcNow(), null));
    }

    [Fact]
    public async Task A_run_that_fails_loses_nothing_says_why_and_is_made_good_by_the_next_one()
    {
        await _rig.CompareAsync(new ListingProvider());
        var reached = _rig.Time.GetUtcNow();
        _rig.Time.Advance(TimeSpan.FromHours(1));
        var failing = new ListingProvider(_ => TwilioLists.Conversation("c1").Concat(Enumerable.Range(0, 1).Select<int, ListedEvent>(_ => throw new ListUnavailableException("Twilio answered 500."))));
        await Should.ThrowAsync<ListUnavailableException>(() => _rig.CompareAsync(failing));
        var noted = await _rig.NotedAsync();
        (noted.Until, noted.LastRunAt, noted.LastError).ShouldBe((reached, _rig.Time.GetUtcNow(), "Twilio answered 500."));

        var whole = new ListingProvider(TwilioLists.Conversation("c1"));
        await _rig.CompareAsync(whole);
        whole.Asked.ShouldBe([reached - Reconciliation.Overlap]);
        (await _rig.Database.ReadAsync(db => db.Events.CountAsync())).ShouldBe(3);
        (await _rig.NotedAsync()).LastError.ShouldBeNull();
    }

    [Fact]
    public async Task A_first_run_that_fails_leaves_the_look_back_to_the_next_one()
    {
        await Should.ThrowAsync<ListUnavailableException>(() => _rig.CompareAsync(new ListingProvider(_ => throw new ListUnavailableException("Twilio cannot be reached."))));
        (await _rig.NotedAsync()).Until.ShouldBeNull();
        var provider = new ListingProvider();
        await _rig.CompareAsync(provider);

        provider.Asked.ShouldBe([_rig.Time.GetUtcNow() - Reconciliation.FirstLookBack - Reconciliation.Overlap]);
    }

    [Fact]
    public async Task A_run_whose_events_cannot_be_stored_does_not_count()
    {
        await _rig.Database.SqlAsync("CREATE TRIGGER Broken BEFORE INSERT ON Inbox BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        await Should.ThrowAsync<DbUpdateException>(() => _rig.CompareAsync(new ListingProvider(TwilioLists.Conversation("c1"))));
        (await _rig.NotedAsync()).Until.ShouldBeNull();

        await _rig.Database.SqlAsync("DROP TRIGGER Broken");
        (await _rig.CompareAsync(new ListingProvider(TwilioLists.Conversation("c1")))).TakenIn.ShouldBe(3);
    }

    [Fact]
    public async Task A_run_from_a_given_instant_counts_only_when_it_leaves_no_gap()
    {
        await _rig.CompareAsync(new ListingProvider());
        var reached = _rig.Time.GetUtcNow();
        _rig.Time.Advance(TimeSpan.FromDays(2));

        await _rig.CompareAsync(new ListingProvider(), since: _rig.Time.GetUtcNow().AddHours(-2));
        (await _rig.NotedAsync()).Until.ShouldBe(reached);
        await _rig.CompareAsync(new ListingProvider(), since: _rig.Time.GetUtcNow().AddDays(-7));
        (await _rig.NotedAsync()).Until.ShouldBe(_rig.Time.GetUtcNow());
    }

    [Fact]
    public async Task A_call_that_never_ends_is_waited_for_a_day_and_no_longer()
    {
        await _rig.CompareAsync(new ListingProvider(TwilioLists.Child("c1", "in-progress")));
        (await _rig.NotedAsync()).Until.ShouldBe(Rows.Morning.AddSeconds(1));
        _rig.Time.Set(Rows.Morning.AddDays(2));
        await _rig.CompareAsync(new ListingProvider(TwilioLists.Child("c1", "in-progress")));

        (await _rig.NotedAsync()).Until.ShouldBe(_rig.Time.GetUtcNow());
    }

    [Fact]
    public async Task A_clock_that_was_wrong_and_is_put_back_leaves_no_gap()
    {
        var right = _rig.Time.GetUtcNow();
        _rig.Time.Set(right.AddDays(10));
        await _rig.CompareAsync(new ListingProvider());
        _rig.Time.Set(right);
        var provider = new ListingProvider();
        await _rig.CompareAsync(provider);

        provider.Asked.ShouldBe([right - Reconciliation.Overlap]);
        (await _rig.NotedAsync()).Until.ShouldBe(right);
    }
}
