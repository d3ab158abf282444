using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCoach.Storage;

/// <summary>
/// The process's one writer. What waits to be written shares a transaction, and so its commit and the sync of the disk
/// (group commit); each write stands or falls by itself.
/// </summary>
public sealed class DatabaseWriter(IDbContextFactory<CallCoachDb> databases, ILogger<DatabaseWriter> log) : IAsyncDisposable
{
    /// <summary>Writes that may share a commit.</summary>
    public int LargestBatch { get; init; } = 512;

    /// <summary>Nobody waits longer than about this for the writes before it.</summary>
    private static readonly TimeSpan LongestBatch = TimeSpan.FromMilliseconds(20);

    private const int BusyBatch = 32;

    private static readonly TimeSpan RushLasts = TimeSpan.FromMilliseconds(50);

    private const int MostMoments = 3;

    private readonly Lock _gate = new();
    private readonly Queue<PendingWrite> _waiting = new();
    private readonly List<PendingWrite> _batch = [];
    private Task _draining = Task.CompletedTask;
    private bool _isDraining;
    private WriteSession? _session;
    private long _commits;
    private long _lastRush = long.MinValue / 2;

    /// <summary>So many writes come at once that those which can wait had better.</summary>
    public bool IsRushed => Stopwatch.GetElapsedTime(Interlocked.Read(ref _lastRush)) < RushLasts;

    /// <summary>Transactions committed so far.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>Runs the write on the writer's connection; returns when it is on disk.</summary>
    /// <param name="write">Must not wait for another write.</param>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">Nothing was written.</exception>
    /// <exception cref="Exception">What the write itself threw; it left nothing behind.</exception>
    public Task<T> WriteAsync<T>(Func<WriteSession, ValueTask<T>> write) => Enqueue(new PendingWrite<T>(write, isOneStatement: false));

    /// <summary>The same for a write of a single statement, which stands or falls as one without being told to.</summary>
    public Task<T> WriteStatementAsync<T>(Func<WriteSession, T> write) =>
        Enqueue(new PendingWrite<T>(session => ValueTask.FromResult(write(session)), isOneStatement: true));

    private Task<T> Enqueue<T>(PendingWrite<T> pending)
    {
        lock (_gate)
        {
            _waiting.Enqueue(pending);
            if (!_isDraining)
            {
                _isDraining = true;
                _draining = Task.Run(DrainAsync);
            }
        }
        return pending.Written;
    }

    /// <summary>Saves what the context holds and what <paramref name="write"/> adds to it.</summary>
    public Task<T> WriteAsync<T>(CallCoachDb db, Func<WriteSession, Task<T>> write) => WriteAsync(async session =>
    {
        await session.JoinAsync(db);
        var result = await write(session);
        await db.SaveChangesAsync();
        return result;
    });

    private async Task DrainAsync()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _isDraining = false;
                    return;
                }
                if (_waiting.Count >= BusyBatch)
                    Interlocked.Exchange(ref _lastRush, Stopwatch.GetTimestamp());
            }
            await WriteBatchAsync();
            if (_batch.Count >= BusyBatch)
                await GatherAsync(_batch.Count / 2);
        }
    }

    /// <summary>Under load, those whom the last commit let go on are about to come back: what waits a moment for them shares their commit.</summary>
    private async Task GatherAsync(int enough)
    {
        for (var moments = 0; moments < MostMoments; moments++)
        {
            lock (_gate)
            {
                if (_waiting.Count >= enough)
                    return;
            }
            await Task.Delay(1);
        }
    }

    private async Task WriteBatchAsync()
    {
        _batch.Clear();
        try
        {
            _session ??= await WriteSession.OpenAsync(await databases.CreateDbContextAsync());
            _session.Begin();
            var started = Stopwatch.GetTimestamp();
            while (_batch.Count < LargestBatch && Stopwatch.GetElapsedTime(started) < LongestBatch && Next() is { } next)
                await next.RunAsync(_session);
            _session.Commit();
            Interlocked.Increment(ref _commits);
        }
        catch (Exception failure)
        {
            // Where a transaction cannot even begin, whoever waits behind the first would wait as long again.
            var begun = _batch.Count > 0;
            while (!begun && Next() is not null)
                continue;
            log.LogError(failure, "{Count} writes came to nothing", _batch.Count);
            foreach (var pending in _batch)
                pending.Fail(failure);
            await CloseAsync();
            return;
        }
        foreach (var pending in _batch)
            pending.Complete();
        if (_batch.Exists(pending => pending.HasDoubtfulConnection))
            await CloseAsync();
    }

    private PendingWrite? Next()
    {
        lock (_gate)
        {
            if (!_waiting.TryDequeue(out var next))
                return null;
            _batch.Add(next);
            return next;
        }
    }

    private async Task CloseAsync()
    {
        if (_session is { } session)
        {
            _session = null;
            try
            {
                await session.DisposeAsync();
            }
            catch (Exception failure)
            {
                // A disk in trouble may not even let a transaction be taken back; SQLite does that when the file is next opened.
                log.LogWarning(failure, "The writer's connection could not be closed in order");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task draining;
        lock (_gate)
            draining = _draining;
        await draining;
        await CloseAsync();
    }
}
