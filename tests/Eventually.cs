using System.Diagnostics;

namespace CallCoach.Tests;

/// <summary>Waits for what another process does: looks again and again until it is so, or time is up.</summary>
internal static class Eventually
{
    // Only a failure takes so long. A machine may stand still for a minute under the load of others.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>For whole servers under load, which share the machine with others.</summary>
    public static readonly TimeSpan LongPatience = TimeSpan.FromMinutes(6);

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <param name="awaited">What is waited for, in words, for the failure.</param>
    /// <exception cref="TimeoutException">It did not come.</exception>
    public static async Task<T> ComesAsync<T>(string awaited, Func<Task<T?>> look, TimeSpan? within = null)
        where T : class
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            if (await look() is { } found)
                return found;
            if (since.Elapsed > (within ?? Patience))
                throw new TimeoutException($"This did not come within {since.Elapsed.TotalSeconds:0} s: {awaited}");
            await Task.Delay(Poll);
        }
    }

    /// <exception cref="TimeoutException">It did not become so.</exception>
    public static Task HoldsAsync(string awaited, Func<Task<bool>> look, TimeSpan? within = null) =>
        ComesAsync<object>(awaited, async () => await look() ? true : null, within);

    public static Task HoldsAsync(string awaited, Func<bool> look, TimeSpan? within = null) =>
        HoldsAsync(awaited, () => Task.FromResult(look()), within);
}
