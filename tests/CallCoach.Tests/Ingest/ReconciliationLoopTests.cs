using CallCoach.Ingest;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Ingest;

/// <summary>The comparison as the server runs it, with an hour of domain time in each second.</summary>
public sealed class ReconciliationLoopTests : IDisposable
{
    private readonly ReconciliationRig _rig = new();
    private readonly Clocks _clocks = new(new DrivenClock(Rows.Morning, TimeProvider.System.GetUtcNow(), 3600, TimeProvider.System), TimeProvider.System);
    private readonly CancellationTokenSource _stop = new();

    public void Dispose()
    {
        _stop.Dispose();
        _rig.Dispose();
    }

    [Fact]
    public async Task It_compares_at_the_start_and_then_every_five_minutes_of_domain_time()
    {
        var runs = await RunsAsync(3, _ => []);

        (runs[1] - runs[0]).ShouldBeGreaterThanOrEqualTo(Reconciliation.Interval);
        (runs[2] - runs[1]).ShouldBeGreaterThanOrEqualTo(Reconciliation.Interval);
    }

    [Fact]
    public async Task A_run_that_fails_is_followed_by_the_next_one()
    {
        await RunsAsync(3, run => run < 3 ? throw new ListUnavailableException("Twilio answered 500.") : TwilioLists.Conversation("c1"));

        (await _rig.KeysAsync()).Count.ShouldBe(3);
        (await _rig.NotedAsync()).LastError.ShouldBeNull();
    }

    [Fact]
    public async Task A_provider_that_asks_for_patience_is_left_alone_that_long_in_real_time()
    {
        var asked = TimeSpan.FromMilliseconds(300);
        var runs = await RunsAsync(2, run => run == 1 ? throw new ListUnavailableException("Twilio asks for patience (429).", asked) : []);

        (runs[1] - runs[0]).ShouldBeGreaterThanOrEqualTo((asked * 3600) + Reconciliation.Interval);
    }

    /// <summary>Lets it run that often and a whole run more, so that what the last one found is stored.</summary>
    /// <returns>The domain times at which the list was asked for.</returns>
    private async Task<List<DateTimeOffset>> RunsAsync(int count, Func<int, IEnumerable<ListedEvent>> list)
    {
        var runs = new List<DateTimeOffset>();
        var enough = new TaskCompletionSource();
        var provider = new ListingProvider(_ =>
        {
            runs.Add(_clocks.Domain.GetUtcNow());
            if (runs.Count > count)
                enough.TrySetResult();
            return runs.Count > count ? [] : list(runs.Count);
        });
        var running = _rig.With(provider, _clocks).RunAsync(_stop.Token);
        await enough.Task.WaitAsync(TimeSpan.FromMinutes(4));
        await _stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
        return runs;
    }
}
