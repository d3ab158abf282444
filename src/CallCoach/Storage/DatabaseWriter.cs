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

    /// <summary>Of those whose single statement was committed, so many go on one after the other on one thread of the pool.</summary>
    private const int Together = 64;

    private readonly Lock _gate = new();
    private readonly Queue<PendingWrite> _waiting = new();
    private readonly List<PendingWrite> _batch = [];
    private readonly SemaphoreSlim _work = new(0);
    private Thread? _thread;
    private TaskCompletionSource? _idle;
    private bool _isDisposed;
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
    public Task<T> WriteAsync<T>(Func<WriteSession, ValueTask<T>> write) => Enqueue(new PendingStatements<T>(write));

    /// <summary>
    /// The same for a write of a single statement, which stands or falls as one without being told to. What follows the wait
    /// must be short: others who wrote wait for it.
    /// </summary>
    public Task<T> WriteStatementAsync<T>(Func<WriteSession, T> write) => Enqueue(new PendingStatement<T>(write));

    /// <summary>Saves what the context holds and what <paramref name="write"/> adds to it.</summary>
    public Task<T> WriteAsync<T>(CallCoachDb db, Func<WriteSession, Task<T>> write) => WriteAsync(async session =>
    {
        await session.JoinAsync(db);
        var result = await write(session);
        await db.SaveChangesAsync();
        return result;
    });

    private Task<T> Enqueue<T>(PendingWrite<T> pending)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _waiting.Enqueue(pending);
            if (_idle is null)
            {
                _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _work.Release();
            }
            if (_thread is null)
            {
                // A thread of its own: a sync of the disk must not keep one of the pool's few.
                _thread = new(Run) { Name = "CallCoach writer", IsBackground = true };
                _thread.Start();
            }
        }
        return pending.Written;
    }

    private void Run()
    {
        while (true)
        {
            _work.Wait();
            TaskCompletionSource? idle;
            do
            {
                lock (_gate)
                {
                    if (_isDisposed && _waiting.Count == 0)
                        return;
                    if (_waiting.Count >= BusyBatch)
                        Interlocked.Exchange(ref _lastRush, Stopwatch.GetTimestamp());
                }
                WriteBatch();
                if (_batch.Count >= BusyBatch)
                    Gather(_batch.Count / 2);
                lock (_gate)
                {
                    idle = _waiting.Count == 0 ? _idle : null;
                    if (idle is not null)
                        _idle = null;
                }
            }
            while (idle is null);
            idle.SetResult();
        }
    }

    /// <summary>Under load, those whom the last commit let go on are about to come back: what waits a moment for them shares their commit.</summary>
    private void Gather(int enough)
    {
        for (var moments = 0; moments < MostMoments; moments++)
        {
            lock (_gate)
            {
                if (_waiting.Count >= enough)
                    return;
            }
            Thread.Sleep(1);
        }
    }

    private void WriteBatch()
    {
        _batch.Clear();
        try
        {
            _session ??= WriteSession.Open(databases.CreateDbContext());
            _session.Begin();
            var started = Stopwatch.GetTimestamp();
            while (_batch.Count < LargestBatch && Stopwatch.GetElapsedTime(started) < LongestBatch && Next() is { } next)
                next.Run(_session);
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
            LetGo(pending => pending.Fail(failure));
            Close();
            return;
        }
        LetGo(pending => pending.Complete());
        if (_batch.Exists(pending => pending.HasDoubtfulConnection))
            Close();
    }

    private void LetGo(Action<PendingWrite> end)
    {
        for (var first = 0; first < _batch.Count; first += Together)
        {
            var some = _batch.GetRange(first, Math.Min(Together, _batch.Count - first));
            ThreadPool.UnsafeQueueUserWorkItem(state => state.ForEach(end), some, preferLocal: false);
        }
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

    private void Close()
    {
        if (_session is { } session)
        {
            _session = null;
            try
            {
                session.Dispose();
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
        Task idle;
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            idle = _idle?.Task ?? Task.CompletedTask;
        }
        await idle;
        _work.Release();
        _thread?.Join();
        _work.Dispose();
        Close();
    }
}
