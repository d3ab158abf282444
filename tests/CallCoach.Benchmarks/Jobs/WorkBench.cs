using System.Diagnostics;
using CallCoach.Calls;
using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Benchmarks.Jobs;

/// <summary>A database of its own with jobs in it, and the product's workers on a step that does nothing.</summary>
internal sealed class WorkBench : IDbContextFactory<CallCoachDb>, IStep, IAsyncDisposable
{
    private static readonly Lane Lane = new("bench", [Stage.Gather], Workers: 8);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("callcoach-bench-");
    private readonly CancellationTokenSource _stop = new();
    private readonly DbContextOptions<CallCoachDb> _options;
    private readonly DatabaseWriter _writer;
    private readonly JobWorker _worker;
    private readonly EventSorter _sorter;
    private TaskCompletionSource<long> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _running = Task.CompletedTask;
    private int _done;

    private WorkBench()
    {
        var builder = new DbContextOptionsBuilder<CallCoachDb>();
        builder.UseCallCoachSqlite(Path.Combine(_folder.FullName, "callcoach.db"), "__Migrations");
        _options = builder.Options;
        _writer = new(this, NullLogger<DatabaseWriter>.Instance);
        var signal = new JobSignal([Lane]);
        _sorter = new(_writer, signal, CallCoach.Norms.Counting.TakeBack, Clocks.System, NullLogger<EventSorter>.Instance);
        Inbox = new(_writer, _sorter);
        var plan = new JobPlan(
            new Dictionary<Stage, IStep> { [Stage.Gather] = this },
            (_, _, _, _) => Task.FromResult(Stage.Done),
            (_, _, _, _) => Task.CompletedTask,
            (_, _, _) =>
            {
                Interlocked.Increment(ref _done);
                return Task.CompletedTask;
            });
        _worker = new(this, _writer, new JobQueue(_writer, this, Clocks.System), signal, plan, Clocks.System, NullLogger<JobWorker>.Instance);
    }

    public EventInbox Inbox { get; }

    public int Done => Volatile.Read(ref _done);

    public Stage Stage => Stage.Gather;

    public static async Task<WorkBench> OpenAsync(int jobs, CancellationToken cancel)
    {
        var bench = new WorkBench();
        await using var db = bench.CreateDbContext();
        await Database.MigrateAsync(db, cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE n (i) AS (SELECT 1 WHERE {jobs} > 0 UNION ALL SELECT i + 1 FROM n WHERE i < {jobs})
            INSERT INTO Calls (Provider, ProviderCallId, Direction, Line, Client, Status, StartedAt, Dial, Connected)
            SELECT 'bench', i, 'Outbound', '', '', 'Initiated', i, 0, 0 FROM n
            """, cancel);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO Jobs (CallId, Stage, Revision, Attempts, NextAttemptAt) SELECT Id, 'Gather', 1, 0, Id FROM Calls", cancel);
        await db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", cancel);
        return bench;
    }

    public void Start() => _running = Task.WhenAll([_sorter.RunAsync(_stop.Token), .. Enumerable.Range(0, Lane.Workers).Select(_ => _worker.RunAsync(Lane, _stop.Token))]);

    /// <summary>Returns when that many are done, or the time is over and at least one is.</summary>
    public async Task DoneAsync(int jobs, TimeSpan atMost, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        while (Done < jobs && (Done == 0 || Stopwatch.GetElapsedTime(started) < atMost))
            await Task.Delay(10, cancel);
    }

    /// <summary>When the next step starts, as a timestamp of the stopwatch.</summary>
    public Task<long> NextStartAsync()
    {
        _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _started.Task;
    }

    public Task<bool> IsDueAsync(Call call, CallCoachDb db, CancellationToken cancel) => Task.FromResult(true);

    public Task<Save> RunAsync(Call call, CallCoachDb db, CancellationToken cancel)
    {
        _started.TrySetResult(Stopwatch.GetTimestamp());
        return Task.FromResult<Save>((_, _) => Task.CompletedTask);
    }

    public CallCoachDb CreateDbContext() => new(_options);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(_running);
        await _writer.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _stop.Dispose();
        _folder.Delete(recursive: true);
    }
}
