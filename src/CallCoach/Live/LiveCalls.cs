using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace CallCoach.Live;

/// <summary>The calls that are on and whose sound comes now. Kept in memory only: a stream does not outlive the server.</summary>
public sealed class LiveCalls(Clocks clocks)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Provider, string ProviderCallId), LiveCall> _calls = [];
    private readonly List<Channel<LiveCall>> _followers = [];

    /// <summary>All there are now.</summary>
    public IReadOnlyList<LiveCall> All
    {
        get
        {
            lock (_lock)
                return [.. _calls.Values];
        }
    }

    /// <returns>Null when the call is not on, or its sound does not come here.</returns>
    public LiveCall? Find(string provider, string providerCallId)
    {
        lock (_lock)
            return _calls.GetValueOrDefault((provider, providerCallId));
    }

    /// <summary>Begins a stream, which ends another one of the same call as replaced.</summary>
    public LiveCall Begin(LiveStream stream)
    {
        var call = new LiveCall(stream, clocks.Domain.GetUtcNow());
        lock (_lock)
        {
            if (_calls.TryGetValue(KeyOf(stream), out var before))
            {
                before.End(LiveEnding.Replaced);
                Tell(before);
            }
            _calls[KeyOf(stream)] = call;
            Tell(call);
        }
        return call;
    }

    /// <summary>Ends a stream; nothing when it has ended.</summary>
    public void End(LiveCall call, LiveEnding ending)
    {
        lock (_lock)
        {
            if (!call.End(ending))
                return;
            _calls.Remove(KeyOf(call.Stream));
            Tell(call);
        }
    }

    /// <summary>Each call that is on, then each again that begins or ends, until cancelled. This is where live recognition begins.</summary>
    public async IAsyncEnumerable<LiveCall> FollowAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var follower = Channel.CreateUnbounded<LiveCall>(new() { SingleReader = true });
        lock (_lock)
        {
            foreach (var call in _calls.Values)
                follower.Writer.TryWrite(call);
            _followers.Add(follower);
        }
        try
        {
            await foreach (var call in follower.Reader.ReadAllAsync(cancel))
                yield return call;
        }
        finally
        {
            lock (_lock)
                _followers.Remove(follower);
        }
    }

    private void Tell(LiveCall call)
    {
        foreach (var follower in _followers)
            follower.Writer.TryWrite(call);
    }

    private static (string Provider, string ProviderCallId) KeyOf(LiveStream stream) => (stream.Provider, stream.ProviderCallId);
}
