using System.Threading.Channels;
using CallCoach.Jobs;
using CallCoach.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCoach.Ingest;

/// <summary>
/// Stores webhooks with their job. One writer takes everything that waits into one transaction, so that webhooks which
/// arrive together share a commit; each is answered only after that commit.
/// </summary>
public sealed class EventInbox(IDbContextFactory<CallCoachDb> databases, JobSignal signal, Clocks clocks, ILogger<EventInbox> log)
{
    private const int LargestBatch = 512;

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(4096) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Returns when the event and its job are on disk; the same event a second time changes nothing.</summary>
    /// <exception cref="DbUpdateException">Nothing was stored; the provider may be asked to repeat.</exception>
    public async Task StoreAsync(IncomingEvent incoming, CancellationToken cancel)
    {
        var waiting = new Waiting(incoming, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await _waiting.Writer.WriteAsync(waiting, cancel);
        await waiting.Stored.Task.WaitAsync(cancel);
    }

    /// <summary>The writer; runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var batch = new List<Waiting>(LargestBatch);
        while (await _waiting.Reader.WaitToReadAsync(cancel))
        {
            while (batch.Count < LargestBatch && _waiting.Reader.TryRead(out var next))
                batch.Add(next);
            await StoreBatchAsync(batch);
            batch.Clear();
        }
    }

    private async Task StoreBatchAsync(List<Waiting> batch)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync();
            await db.Database.OpenConnectionAsync();
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            await using (var transaction = (SqliteTransaction)await connection.BeginTransactionAsync())
            {
                var writer = new EventWriter(connection, transaction, clocks.Real.GetUtcNow());
                foreach (var waiting in batch)
                    writer.Write(waiting.Event);
                await transaction.CommitAsync();
            }
        }
        catch (Exception failure) when (failure is SqliteException or IOException or InvalidOperationException)
        {
            log.LogError(failure, "{Count} webhooks could not be stored", batch.Count);
            foreach (var waiting in batch)
                waiting.Stored.TrySetException(new DbUpdateException("The event could not be stored.", failure));
            return;
        }
        foreach (var waiting in batch)
            waiting.Stored.TrySetResult();
        signal.Raise();
    }

    private sealed record Waiting(IncomingEvent Event, TaskCompletionSource Stored);
}
