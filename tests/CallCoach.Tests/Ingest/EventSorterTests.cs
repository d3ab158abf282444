using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Ingest;

public sealed class EventSorterTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly TestDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_rush_of_webhooks_that_does_not_end_keeps_events_from_being_sorted_only_so_long()
    {
        using var ending = new CancellationTokenSource();
        var rush = RushAsync(ending.Token);
        await HoldsAsync(() => Task.FromResult(_database.Writer.IsRushed));
        await new Inbox(_database).PostAsync(GenericEvents.Updated("c1", "ringing"));
        var sorter = new EventSorter(_database.Writer, new JobSignal([]), CallCoach.Norms.Counting.TakeBack, Clocks.System, NullLogger<EventSorter>.Instance) { Patience = TimeSpan.FromMilliseconds(100) };
        var sorting = sorter.RunAsync(ending.Token);

        await HoldsAsync(async () => await _database.WaitingAsync() == 0);

        rush.IsCompleted.ShouldBeFalse();
        await ending.CancelAsync();
        await rush;
        await Should.ThrowAsync<OperationCanceledException>(sorting);
    }

    /// <summary>Again and again lets more writes wait for a slow one than make a rush.</summary>
    private async Task RushAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            var mayEnd = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var slow = _database.Writer.WriteAsync(async _ =>
            {
                await mayEnd.Task;
                return true;
            });
            var waiting = Enumerable.Range(0, 200).Select(_ => _database.Writer.WriteStatementAsync(_ => true)).ToList();
            mayEnd.SetResult();
            await Task.WhenAll([slow, .. waiting]);
        }
    }

    private static async Task HoldsAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await holds())
            await Task.Delay(10, limit.Token);
    }
}
