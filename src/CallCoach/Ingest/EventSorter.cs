using System.Diagnostics;
using CallCoach.Jobs;
using CallCoach.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CallCoach.Ingest;

/// <summary>
/// Sorts the events of the inbox into their calls and makes the calls' jobs due; an event that was sorted before changes
/// nothing. In a rush of webhooks storing goes first, and sorting waits until there is time for it.
/// </summary>
public sealed class EventSorter(DatabaseWriter writer, JobSignal signal, TakeBack takeBack, Clocks clocks, ILogger<EventSorter> log)
{
    /// <summary>Events of one transaction: whoever stores meanwhile waits for it.</summary>
    private const int BatchSize = 256;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    /// <summary>How often to look for what another process stored.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private volatile TaskCompletionSource _stored = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How long a rush may keep events from being sorted.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Why the inbox cannot be sorted at present; null while it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Says that there is something in the inbox.</summary>
    public void Wake() => _stored.TrySetResult();

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await CalmAsync(cancel);
                _stored = new(TaskCreationOptions.RunContinuationsAsynchronously);
                await SortAsync(cancel);
                Problem = null;
                await Task.WhenAny(_stored.Task, Task.Delay(Poll, clocks.Real, cancel));
                cancel.ThrowIfCancellationRequested();
            }
            catch (SqliteException failure)
            {
                if (Problem is null)
                    log.LogError(failure, "The inbox cannot be sorted; what is in it stays there");
                Problem = failure.Message;
                await Task.Delay(Poll, clocks.Real, cancel);
            }
        }
    }

    /// <summary>Returns when everything is sorted that was in the inbox at the call.</summary>
    /// <exception cref="SqliteException">What was not sorted is still in the inbox.</exception>
    public async Task SortAsync(CancellationToken cancel)
    {
        var last = await writer.WriteAsync(session => ValueTask.FromResult(session.Number("SELECT max(Id) FROM Inbox") ?? 0));
        while (last > 0)
        {
            cancel.ThrowIfCancellationRequested();
            var (upTo, jobs) = await writer.WriteAsync(session => ValueTask.FromResult(SortBatch(session)));
            for (var job = 0; job < jobs; job++)
                signal.Raise(Stage.Gather);
            if (upTo is null || upTo >= last)
                return;
        }
    }

    private async Task CalmAsync(CancellationToken cancel)
    {
        var since = Stopwatch.GetTimestamp();
        while (writer.IsRushed && Stopwatch.GetElapsedTime(since) < Patience)
            await Task.Delay(Moment, clocks.Real, cancel);
    }

    private (long? UpTo, int Jobs) SortBatch(WriteSession session)
    {
        var batch = session.Rows(
            "SELECT Id, Provider, Key, Kind, LegId, ParentLegId, ReceivedAt, Body FROM Inbox ORDER BY Id LIMIT $size",
            static row => (Id: row.Number(0), Event: new IncomingEvent(
                row.Text(1)!, row.Text(2)!, row.Text(3)!, row.Text(4), row.Text(5), DateTimeOffset.FromUnixTimeMilliseconds(row.Number(6)), row.Bytes(7))),
            ("$size", BatchSize));
        if (batch.Count == 0)
            return (null, 0);
        var now = clocks.Steady.GetUtcNow();
        var jobs = batch.Count(stored => EventWriter.Write(session, stored.Event, now, takeBack));
        session.Execute("DELETE FROM Inbox WHERE Id <= $last", ("$last", batch[^1].Id));
        return (batch[^1].Id, jobs);
    }
}
