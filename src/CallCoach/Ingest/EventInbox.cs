using CallCoach.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Ingest;

/// <summary>Stores an event; returns when it is on disk.</summary>
/// <exception cref="DbUpdateException">Nothing was stored; the provider may be asked to repeat.</exception>
public delegate Task StoreEvent(IncomingEvent incoming, CancellationToken cancel);

/// <summary>
/// Stores a provider's events as they come, one after the other: that is all a webhook waits for, and webhooks that arrive
/// together share a commit. <see cref="EventSorter"/> takes them out again.
/// </summary>
public sealed class EventInbox(DatabaseWriter writer, EventSorter sorter)
{
    /// <summary>Returns when the event is on disk, from where it will be sorted into its call whatever happens.</summary>
    /// <param name="cancel">Heeded only before the event is given to the writer: what was given to it is stored.</param>
    /// <exception cref="DbUpdateException">Nothing was stored; the provider may be asked to repeat.</exception>
    public async Task StoreAsync(IncomingEvent incoming, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            await writer.WriteStatementAsync(session => Insert(session, incoming));
        }
        catch (Exception failure) when (failure is SqliteException or IOException or InvalidOperationException)
        {
            throw new DbUpdateException("The event could not be stored.", failure);
        }
        sorter.Wake();
    }

    private static int Insert(WriteSession session, IncomingEvent incoming) => session.Execute(
        """
        INSERT INTO Inbox (Provider, Key, Kind, LegId, ParentLegId, ReceivedAt, Body)
        VALUES ($provider, $key, $kind, $leg, $parent, $at, $body)
        """,
        ("$provider", incoming.Provider), ("$key", incoming.Key), ("$kind", incoming.Kind), ("$leg", incoming.LegId),
        ("$parent", incoming.ParentLegId), ("$at", incoming.ReceivedAt.ToUnixTimeMilliseconds()), ("$body", incoming.Body));
}
