using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace CallCoach.Server.Hosting;

/// <summary>Where somebody can fail to authenticate; each counts for itself.</summary>
internal enum Gate
{
    Webhook,
    SignIn,

    /// <summary>A screen that asks for a code, or with a secret nobody knows.</summary>
    Screen,

    /// <summary>A code that no screen shows.</summary>
    ScreenCode,
}

/// <summary>
/// Counts failed authentications by where they come from: an IPv4 address, or an IPv6 network of 64 bits, that reached
/// this server. Those are spread over a fixed number of counters, so that no number of sources takes more memory.
/// </summary>
internal sealed class FailedAuthentications : IDisposable
{
    private const int MostAMinute = 30;
    private const int Counters = 4096;

    private readonly PartitionedRateLimiter<(Gate Gate, int Counter)> _left = PartitionedRateLimiter.Create<(Gate Gate, int Counter), (Gate Gate, int Counter)>(
        source => RateLimitPartition.GetFixedWindowLimiter(
            source, _ => new() { PermitLimit = MostAMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    /// <summary>Whether a source has failed so often that it is not listened to for now.</summary>
    public bool AreTooMany(Gate gate, HttpContext http)
    {
        using var lease = _left.AttemptAcquire((gate, CounterOf(http)), permitCount: 0);
        return !lease.IsAcquired;
    }

    /// <summary>Notes a failure.</summary>
    /// <param name="last">Whether it is the last one that is noted for a while.</param>
    /// <returns>False when there were too many before it already.</returns>
    public bool Note(Gate gate, HttpContext http, out bool last)
    {
        var source = (gate, CounterOf(http));
        using var lease = _left.AttemptAcquire(source);
        last = lease.IsAcquired && _left.GetStatistics(source) is { CurrentAvailablePermits: 0 };
        return lease.IsAcquired;
    }

    public static IResult TooMany(HttpContext http, string detail)
    {
        http.Response.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
        return Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, title: "Too many attempts", detail: detail);
    }

    /// <summary>The hash differs in each process, so nobody can tell who shares a counter.</summary>
    private static int CounterOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        var hash = new HashCode();
        hash.AddBytes(bytes[..(address.AddressFamily == AddressFamily.InterNetworkV6 ? 8 : length)]);
        return hash.ToHashCode() & (Counters - 1);
    }

    public void Dispose() => _left.Dispose();
}
