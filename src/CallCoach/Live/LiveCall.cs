using System.Collections.Immutable;
using CallCoach.Calls;

namespace CallCoach.Live;

/// <summary>How a stream ended.</summary>
public enum LiveEnding
{
    /// <summary>The provider said so.</summary>
    Stopped,

    /// <summary>The connection broke, or was closed from there without a word.</summary>
    Lost,

    /// <summary>Another stream of the same call took its place.</summary>
    Replaced,

    /// <summary>It was ended here: the server stops, or what came could not be used.</summary>
    Closed,
}

/// <summary>Which way sound goes on the leg on which the stream was started, as the provider sees it.</summary>
public enum MediaDirection
{
    /// <summary>From whoever is on that leg to the provider.</summary>
    Inbound,

    /// <summary>From the provider to whoever is on that leg: the other side's voice.</summary>
    Outbound,
}

/// <summary>A stream of a call that is on.</summary>
/// <param name="Provider">The provider's name.</param>
/// <param name="ProviderCallId">The call's parent leg, on which the stream was started.</param>
/// <param name="StreamId">The provider's name of the stream.</param>
/// <param name="OnParentLeg">
/// Who is on the parent leg: the manager when the manager dials, the client when the client calls in. That one is the stream's
/// inbound track, the other its outbound one.
/// </param>
public sealed record LiveStream(string Provider, string ProviderCallId, string StreamId, Speaker OnParentLeg);

/// <summary>
/// A call that is on, as long as its sound comes. Its frames are taken in by one, and heard by any number of subscribers; the
/// present ones of both sides are handed out as they are put in order.
/// </summary>
public sealed class LiveCall
{
    private readonly Lock _lock = new();
    private readonly LiveTrack _manager;
    private readonly LiveTrack _client;
    private readonly TaskCompletionSource<LiveEnding> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImmutableArray<LiveSubscription> _subscriptions = [];

    internal LiveCall(LiveStream stream, DateTimeOffset startedAt)
    {
        (Stream, StartedAt) = (stream, startedAt);
        _manager = new(Speaker.Manager, Give);
        _client = new(Speaker.Client, Give);
    }

    public LiveStream Stream { get; }

    /// <summary>When the stream began, in domain time.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>How it ended; null while it is on.</summary>
    public LiveEnding? Ending { get; private set; }

    /// <summary>Completes when the stream has ended.</summary>
    public Task<LiveEnding> Over => _over.Task;

    /// <summary>Whether anybody hears it now.</summary>
    public bool IsHeard
    {
        get
        {
            lock (_lock)
                return _subscriptions.Length > 0;
        }
    }

    public FrameCounts CountsOf(Speaker speaker)
    {
        lock (_lock)
            return TrackOf(speaker).Counts;
    }

    /// <summary>Takes a frame in; nothing once the stream has ended.</summary>
    /// <param name="number">From 1 on, on each track.</param>
    /// <param name="milliseconds">Since the stream began.</param>
    public void Take(MediaDirection direction, long number, long milliseconds, ReadOnlySpan<byte> muLaw)
    {
        lock (_lock)
        {
            if (Ending is not null)
                return;
            var speaker = direction == MediaDirection.Inbound ? Stream.OnParentLeg : Other(Stream.OnParentLeg);
            TrackOf(speaker).Take(number, milliseconds, muLaw);
            TrackOf(Other(speaker)).Pass(milliseconds);
        }
    }

    /// <summary>Hears both sides from now on.</summary>
    /// <param name="mostBehind">How much may wait for a slow subscriber.</param>
    public LiveSubscription Subscribe(TimeSpan mostBehind)
    {
        var subscription = new LiveSubscription(mostBehind, Leave);
        lock (_lock)
        {
            if (Ending is null)
                _subscriptions = _subscriptions.Add(subscription);
            else
                subscription.End();
        }
        return subscription;
    }

    /// <returns>False when it had ended before.</returns>
    internal bool End(LiveEnding ending)
    {
        lock (_lock)
        {
            if (Ending is not null)
                return false;
            _manager.End();
            _client.End();
            Ending = ending;
            foreach (var subscription in _subscriptions)
                subscription.End();
            _subscriptions = [];
        }
        _over.SetResult(ending);
        return true;
    }

    private void Leave(LiveSubscription subscription)
    {
        lock (_lock)
            _subscriptions = _subscriptions.Remove(subscription);
    }

    private void Give(LiveBlock block)
    {
        foreach (var subscription in _subscriptions)
            subscription.Give(block);
    }

    private LiveTrack TrackOf(Speaker speaker) => speaker == Speaker.Manager ? _manager : _client;

    private static Speaker Other(Speaker speaker) => speaker == Speaker.Manager ? Speaker.Client : Speaker.Manager;
}
