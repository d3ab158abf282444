using System.Threading.Channels;

namespace CallCoach.Live;

/// <summary>
/// Hears a call that is on from now to its end. Whoever is slow loses the oldest of what waits, and never holds up the call.
/// </summary>
public sealed class LiveSubscription : IDisposable
{
    private const int UsualBlocksASecond = 2 * 50;

    private readonly Channel<LiveBlock> _blocks;
    private readonly Action<LiveSubscription> _leave;
    private long _skipped;

    internal LiveSubscription(TimeSpan mostBehind, Action<LiveSubscription> leave)
    {
        _leave = leave;
        _blocks = Channel.CreateBounded<LiveBlock>(
            new BoundedChannelOptions(Math.Max(1, (int)(mostBehind.TotalSeconds * UsualBlocksASecond)))
            {
                FullMode = BoundedChannelFullMode.DropOldest,
                SingleReader = true,
            },
            dropped => Interlocked.Add(ref _skipped, dropped.Samples.Length));
    }

    /// <summary>Both sides' blocks as they come, each side's in order; ends with the call.</summary>
    public ChannelReader<LiveBlock> Blocks => _blocks.Reader;

    /// <summary>Samples that were lost because they were not fetched in time.</summary>
    public long Skipped => Interlocked.Read(ref _skipped);

    internal void Give(LiveBlock block) => _blocks.Writer.TryWrite(block);

    internal void End() => _blocks.Writer.TryComplete();

    public void Dispose()
    {
        _leave(this);
        End();
    }
}
