using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Ingest;

/// <summary>An inbox on a real database, and its sorter.</summary>
internal sealed class Inbox
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly EventInbox _inbox;

    public Inbox(TestDatabase database, JobSignal? signal = null)
    {
        Sorter = new(database.Writer, signal ?? new JobSignal([]), CallCoach.Norms.Counting.TakeBack, Clocks.System, NullLogger<EventSorter>.Instance);
        _inbox = new(database.Writer, Sorter);
    }

    public EventSorter Sorter { get; }

    /// <summary>Stores an event and sorts it.</summary>
    public async Task StoreAsync(IncomingEvent incoming)
    {
        await PostAsync(incoming);
        await SortAsync();
    }

    /// <summary>Stores an event as a webhook does.</summary>
    public Task PostAsync(IncomingEvent incoming) => _inbox.StoreAsync(incoming, CancellationToken.None).WaitAsync(Patience);

    public Task SortAsync() => Sorter.SortAsync(CancellationToken.None).WaitAsync(Patience);

    public async Task StoreAsync(IEnumerable<IncomingEvent> events)
    {
        foreach (var incoming in events)
            await StoreAsync(incoming);
    }
}
