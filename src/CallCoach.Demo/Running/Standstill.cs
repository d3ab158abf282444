namespace CallCoach.Demo.Running;

/// <summary>Tells when nothing has moved for too long. A slow machine may take its time; one that stands still may not.</summary>
internal sealed class Standstill(TimeSpan longest)
{
    private DateTimeOffset _moved = TimeProvider.System.GetUtcNow();
    private long _furthest = -1;

    /// <param name="done">A measure of what is done, which grows while anything moves.</param>
    /// <returns>Whether it has not grown for too long.</returns>
    public bool At(long done)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (done > _furthest)
            (_furthest, _moved) = (done, now);
        return now - _moved > longest;
    }
}
