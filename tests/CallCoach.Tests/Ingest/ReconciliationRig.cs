using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Calls;
using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Ingest;

/// <summary>A database, its inbox, and comparisons with the lists of providers; domain time stands until a test moves it.</summary>
internal sealed class ReconciliationRig : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly EventInbox _inbox;
    private readonly EventSorter _sorter;

    public ReconciliationRig()
    {
        Clocks = new(Time, TimeProvider.System);
        _sorter = new(Database.Writer, new JobSignal([]), CallCoach.Norms.Counting.TakeBack, Clocks, NullLogger<EventSorter>.Instance);
        _inbox = new(Database.Writer, _sorter);
    }

    public TestDatabase Database { get; } = new();

    /// <summary>An hour after the calls of <see cref="TwilioEvents"/>.</summary>
    public FakeTimeProvider Time { get; } = new(Rows.Morning.AddHours(1));

    public Clocks Clocks { get; }

    public Reconciliation With(ITelephonyProvider provider, Clocks? clocks = null) =>
        new([provider], Database, Database.Writer, _inbox, _sorter, clocks ?? Clocks, NullLogger<Reconciliation>.Instance);

    /// <summary>One run.</summary>
    public async Task<Comparison> CompareAsync(ITelephonyProvider provider, DateTimeOffset? since = null) =>
        (await With(provider).CompareAsync(since, CancellationToken.None)).ShouldHaveSingleItem();

    public async Task WebhooksAsync(params IEnumerable<IncomingEvent> events)
    {
        foreach (var incoming in events)
            await _inbox.StoreAsync(incoming, CancellationToken.None);
        await _sorter.SortAsync(CancellationToken.None);
    }

    public Task<List<string>> KeysAsync() => Database.ReadAsync(db => db.Events.OrderBy(e => e.Key).Select(e => e.Key).ToListAsync());

    public Task<ReconciledProvider> NotedAsync() => Database.ReadAsync(db => db.Reconciliations.SingleAsync());

    /// <summary>The only call there is, as its events describe it.</summary>
    public async Task<Call> GatheredAsync()
    {
        var id = await Database.ReadAsync(db => db.Calls.Select(c => c.Id).SingleAsync());
        var twilio = new TwilioSettings(TwilioEvents.Account, ["token"], new("https://api.example/"), new("https://coach.example/"), null);
        await new GatherCall([new TwilioProvider(twilio, new(_http))], Clocks.System).RunAsync(Database, id);
        return await Database.CallAsync(id);
    }

    public void Dispose()
    {
        _http.Dispose();
        Database.Dispose();
    }
}
