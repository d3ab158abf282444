namespace CallCoach.Demo.Day;

/// <summary>
/// The compressed day's time: <paramref name="DomainStart"/> at <paramref name="RealStart"/>, and from there
/// <paramref name="Speed"/> domain seconds in each real one. The server is given the same three values.
/// </summary>
public sealed record DomainClock(DateTimeOffset DomainStart, DateTimeOffset RealStart, double Speed)
{
    public DateTimeOffset Now => DomainStart + ((TimeProvider.System.GetUtcNow() - RealStart) * Speed);

    public async Task UntilAsync(DateTimeOffset domain, CancellationToken cancel)
    {
        var wait = (domain - Now) / Speed;
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, cancel);
    }
}
