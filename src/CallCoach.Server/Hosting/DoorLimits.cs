using CallCoach.Server.Webhooks;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CallCoach.Server.Hosting;

/// <summary>What a connection may cost before anybody is known: what is above is closed, or answered 408, 413, 414 or 431.</summary>
internal static class DoorLimits
{
    public static void Set(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        // Above what is taken, so that a body somewhat too large is read away and its 413 arrives.
        limits.MaxRequestBodySize = 2 * WebhookBody.Largest;
        limits.MaxRequestLineSize = 4 * 1024;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.MinRequestBodyDataRate = new(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(1);
        limits.MaxConcurrentConnections = 2048;
        limits.MaxConcurrentUpgradedConnections = 1024;
    }
}
