using System.Collections.Concurrent;
using System.Threading.Channels;
using CallCoach.Jobs;
using CallCoach.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Jobs;

/// <summary>A worker on a real database, with steps that a test writes; the clock stands.</summary>
internal sealed class WorkerRig : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<(long CallId, Stage Stage)> _changes = Channel.CreateUnbounded<(long, Stage)>();
    private readonly List<Task> _running = [];
    private readonly JobWorker _worker;

    public WorkerRig(params IStep[] steps)
        : this(again: false, steps)
    {
    }

    /// <param name="again">Its lane is the one for calls that are judged again.</param>
    public WorkerRig(bool again, params IStep[] steps)
    {
        var clocks = new Clocks(Clock, Clock);
        Lane = new("test", [.. steps.Select(step => step.Stage)], Workers: 1, again);
        Signal = new([Lane]);
        Queue = new(Database.Writer, Database, clocks);
        var order = steps.Select(step => step.Stage).Append(Stage.Done).ToList();
        var plan = new JobPlan(
            steps.ToDictionary(step => step.Stage),
            (stage, _, _, _) => Task.FromResult(order[order.IndexOf(stage) + 1]),
            (_, call, reason, _) =>
            {
                SetAside.Enqueue((call.Id, reason));
                return Task.CompletedTask;
            },
            (callId, stage, _) => _changes.Writer.WriteAsync((callId, stage), CancellationToken.None).AsTask());
        _worker = new(Database, Database.Writer, Queue, Signal, plan, clocks, NullLogger<JobWorker>.Instance);
    }

    public TestDatabase Database { get; } = new();

    public FakeTimeProvider Clock { get; } = new(Rows.Morning);

    public JobQueue Queue { get; }

    public JobSignal Signal { get; }

    public Lane Lane { get; }

    public ConcurrentQueue<(long CallId, string Reason)> SetAside { get; } = new();

    public Task Start()
    {
        var running = _worker.RunAsync(Lane, _stop.Token);
        _running.Add(running);
        return running;
    }

    public Task StopAsync() => _stop.CancelAsync();

    /// <summary>Waits until a stage was done or failed.</summary>
    public Task<(long CallId, Stage Stage)> NextChangeAsync() => _changes.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Lets the clock go on and wakes the worker.</summary>
    public void Advance(TimeSpan by)
    {
        Clock.Advance(by);
        Signal.Raise(Lane.Stages[0]);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running).WaitAsync(Patience).ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
        Database.Dispose();
    }
}
