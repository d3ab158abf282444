namespace CallCoach.Tests.Jobs;

/// <summary>A machine whose wall clock somebody sets; its monotonic clock only goes on.</summary>
internal sealed class SetClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _wall = start;
    private long _monotonic;

    public override DateTimeOffset GetUtcNow() => _wall;

    public override long GetTimestamp() => _monotonic;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void SetBy(TimeSpan jump) => _wall += jump;

    public void Pass(TimeSpan time)
    {
        _wall += time;
        _monotonic += time.Ticks;
    }
}
