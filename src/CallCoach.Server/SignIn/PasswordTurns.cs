using System.Threading.RateLimiting;

namespace CallCoach.Server.SignIn;

/// <summary>Checking a password takes much work on purpose: as many at once as there are processors, the others wait.</summary>
internal sealed class PasswordTurns : IDisposable
{
    private readonly ConcurrencyLimiter _turns = new(new()
    {
        PermitLimit = Environment.ProcessorCount,
        QueueLimit = 200,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <returns>A turn, to be given back; not acquired when too many wait.</returns>
    public ValueTask<RateLimitLease> NextAsync(CancellationToken cancel) => _turns.AcquireAsync(cancellationToken: cancel);

    public void Dispose() => _turns.Dispose();
}
