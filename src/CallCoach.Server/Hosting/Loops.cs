namespace CallCoach.Server.Hosting;

/// <summary>Everything that runs beside the web server, as long as it does.</summary>
internal sealed class Loops(IServiceProvider services) : BackgroundService
{
    public IReadOnlyList<Loop> All { get; } = [.. services.GetKeyedServices<Loop>(KeyedService.AnyKey)];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(All.Select(loop => loop.RunAsync(stoppingToken)));
}

internal static class LoopRegistration
{
    /// <summary>Has a part of the product run until the server stops. The loop's key is the part's type.</summary>
    /// <param name="name">For whoever is told that it stands still; the part's own where there is one loop of it.</param>
    public static void AddLoop<T>(this IServiceCollection services, Func<T, CancellationToken, Task> run, string? name = null)
        where T : notnull => services.AddKeyedSingleton(typeof(T), (s, _) =>
    {
        var subject = s.GetRequiredService<T>();
        return new Loop(name ?? typeof(T).Name, cancel => run(subject, cancel), s.GetRequiredService<Clocks>().Real, s.GetRequiredService<ILogger<Loop>>());
    });
}
