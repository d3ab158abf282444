using System.Collections.Concurrent;
using System.Threading.Channels;
using CallCoach.Alerts;
using CallCoach.Jobs;
using CallCoach.Norms.Days;

namespace CallCoach.Tests.Alerts;

/// <summary>A page's side of the feed: what it was told, in order.</summary>
internal sealed class FeedLog : ISupervisorFeed
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Channel<Told> _alerts = Channel.CreateUnbounded<Told>();
    private readonly Channel<(long CallId, Stage Stage)> _calls = Channel.CreateUnbounded<(long, Stage)>();

    private readonly Channel<long> _captions = Channel.CreateUnbounded<long>();
    private readonly Channel<long> _hearings = Channel.CreateUnbounded<long>();

    internal sealed record Told(bool Raised, Alert Alert);

    /// <summary>Called before an alert is told; may throw as a broken channel would.</summary>
    public Action<Alert> Before { get; set; } = _ => { };

    public Task<Told> NextAlertAsync() => _alerts.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public Task<(long CallId, Stage Stage)> NextCallAsync() => _calls.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public Task<long> NextCaptionAsync() => _captions.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>The call whose hearing changed next.</summary>
    public Task<long> NextHearingAsync() => _hearings.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Days of managers that were told to count differently.</summary>
    public ConcurrentQueue<(long? PersonId, DateOnly Day)> Counters { get; } = new();

    public bool HasMoreCalls => _calls.Reader.Count > 0;

    public bool HasMoreAlerts => _alerts.Reader.Count > 0;

    public Task AlertRaisedAsync(Alert alert, CancellationToken cancel) => Tell(new(Raised: true, alert));

    public Task AlertChangedAsync(Alert alert, CancellationToken cancel) => Tell(new(Raised: false, alert));

    public Task CallChangedAsync(long callId, Stage stage, CancellationToken cancel)
    {
        _calls.Writer.TryWrite((callId, stage));
        return Task.CompletedTask;
    }

    /// <summary>Goals that were told, in order.</summary>
    public ConcurrentQueue<Goal> Goals { get; } = new();

    public Task GoalReachedAsync(Goal goal, CancellationToken cancel)
    {
        Goals.Enqueue(goal);
        return Task.CompletedTask;
    }

    public Task CaptionAddedAsync(long captionId, CancellationToken cancel)
    {
        _captions.Writer.TryWrite(captionId);
        return Task.CompletedTask;
    }

    public Task HearingChangedAsync(long callId, CancellationToken cancel)
    {
        _hearings.Writer.TryWrite(callId);
        return Task.CompletedTask;
    }

    public Task CountersChangedAsync(long? personId, DateOnly day, CancellationToken cancel)
    {
        Counters.Enqueue((personId, day));
        return Task.CompletedTask;
    }

    private Task Tell(Told told)
    {
        Before(told.Alert);
        _alerts.Writer.TryWrite(told);
        return Task.CompletedTask;
    }
}
