using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Ingest;

/// <summary>An inbox on a real database.</summary>
internal sealed class Inbox(TestDatabase database, TimeProvider? clock = null)
{
    private readonly EventInbox _inbox = new(
        database.Writer, new JobSignal([GatherLane]), new(clock ?? TimeProvider.System, clock ?? TimeProvider.System));

    private static readonly Lane GatherLane = new("gather", [Stage.Gather], Workers: 1);

    public Task<bool> StoreAsync(IncomingEvent incoming) => _inbox.StoreAsync(incoming, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));

    public async Task StoreAsync(IEnumerable<IncomingEvent> events)
    {
        foreach (var incoming in events)
            await StoreAsync(incoming);
    }
}
