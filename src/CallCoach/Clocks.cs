namespace CallCoach;

/// <summary>
/// The two clocks. Domain time says which day and hour a call belongs to and how far the working day is; a demo or a
/// test may drive it. Real time rules leases, retries, timeouts and signatures.
/// </summary>
public sealed record Clocks(TimeProvider Domain, TimeProvider Real)
{
    public static Clocks System { get; } = new(TimeProvider.System, TimeProvider.System);

    /// <summary>Real time that does not jump when somebody sets the machine's clock; for leases and retries.</summary>
    public TimeProvider Steady { get; } = new SteadyClock(Real);
}

/// <summary>Counts on from the instant at which it was made, by the machine's monotonic clock.</summary>
public sealed class SteadyClock(TimeProvider real) : TimeProvider
{
    private readonly DateTimeOffset _start = real.GetUtcNow();
    private readonly long _started = real.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _start + real.GetElapsedTime(_started);

    public override long GetTimestamp() => real.GetTimestamp();

    public override long TimestampFrequency => real.TimestampFrequency;
}

/// <summary>Domain time that runs at a multiple of real time from a fixed pair of instants, so that it survives a restart.</summary>
/// <param name="domainStart">Domain time at <paramref name="realStart"/>.</param>
/// <param name="realStart">The real instant from which the driven clock counts.</param>
/// <param name="speed">Domain seconds per real second.</param>
/// <param name="real">The clock of the machine.</param>
public sealed class DrivenClock(DateTimeOffset domainStart, DateTimeOffset realStart, double speed, TimeProvider real) : TimeProvider
{
    public double Speed => speed;

    public override DateTimeOffset GetUtcNow() => (domainStart + ((real.GetUtcNow() - realStart) * speed)).ToUniversalTime();

    /// <summary>Timers run in domain time too, so that a wait of five minutes is as much shorter as the day is.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, Shortened(dueTime), Shortened(period));

    private TimeSpan Shortened(TimeSpan wait) => wait == Timeout.InfiniteTimeSpan ? wait : wait / speed;
}
