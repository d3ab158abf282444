namespace CallCoach.Server.Webhooks;

/// <summary>How many messages a stream may send: three times what both tracks take, and a few seconds' backlog at once.</summary>
internal sealed class MessageRate(TimeProvider real)
{
    private const double ASecond = 300;
    private const double AtOnce = 2000;

    private double _left = AtOnce;
    private long _since = real.GetTimestamp();

    public bool Allows()
    {
        var now = real.GetTimestamp();
        _left = Math.Min(AtOnce, _left + (real.GetElapsedTime(_since, now).TotalSeconds * ASecond));
        _since = now;
        return --_left >= 0;
    }
}
