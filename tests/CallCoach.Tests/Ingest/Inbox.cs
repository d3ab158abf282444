using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Ingest;

/// <summary>An inbox on a real database; its writer runs once it is started.</summary>
internal sealed class Inbox : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly EventInbox _inbox;
    private Task _running = Task.CompletedTask;

    public Inbox(TestDatabase database, TimeProvider? clock = null, bool started = true)
    {
        var time = clock ?? TimeProvider.System;
        _inbox = new(database, Signal, new(time, time), NullLogger<EventInbox>.Instance);
        if (started)
            Start();
    }

    public JobSignal Signal { get; } = new();

    public void Start() => _running = _inbox.RunAsync(_stop.Token);

    public Task StoreAsync(IncomingEvent incoming) => _inbox.StoreAsync(incoming, _stop.Token).WaitAsync(TimeSpan.FromSeconds(30));

    public async Task StoreAsync(IEnumerable<IncomingEvent> events)
    {
        foreach (var incoming in events)
            await StoreAsync(incoming);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(_running == Task.CompletedTask ? Task.FromCanceled(_stop.Token) : _running);
        _stop.Dispose();
    }
}
