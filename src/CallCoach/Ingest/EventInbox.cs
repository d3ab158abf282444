using CallCoach.Jobs;
using CallCoach.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Ingest;

/// <summary>Stores an event; returns when it is on disk, with whether it was new.</summary>
/// <exception cref="DbUpdateException">Nothing was stored; the provider may be asked to repeat.</exception>
public delegate Task<bool> StoreEvent(IncomingEvent incoming, CancellationToken cancel);

/// <summary>
/// Stores a provider's events with their jobs. Webhooks that arrive together share a commit; each is answered only after it.
/// </summary>
public sealed class EventInbox(DatabaseWriter writer, JobSignal signal, Clocks clocks)
{
    /// <summary>Returns when the event and its job are on disk; the same event a second time changes nothing.</summary>
    /// <param name="cancel">Heeded only before the event is given to the writer: what was given to it is stored.</param>
    /// <returns>Whether the event was new.</returns>
    /// <exception cref="DbUpdateException">Nothing was stored; the provider may be asked to repeat.</exception>
    public async Task<bool> StoreAsync(IncomingEvent incoming, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        bool isNew;
        try
        {
            isNew = await writer.WriteAsync(session => ValueTask.FromResult(EventWriter.Write(session, incoming, clocks.Steady.GetUtcNow())));
        }
        catch (Exception failure) when (failure is SqliteException or IOException or InvalidOperationException)
        {
            throw new DbUpdateException("The event could not be stored.", failure);
        }
        if (isNew)
            signal.Raise(Stage.Gather);
        return isNew;
    }
}
