using CallCoach.Demo.Processes;

namespace CallCoach.Demo.Running;

/// <summary>Kills the server at random moments of a day, for the durability test.</summary>
internal static class KillingSpree
{
    /// <param name="within">The real time over which the moments are spread.</param>
    public static async Task RunAsync(ServerProcess server, int kills, TimeSpan within, Random random, Action<string> tell, CancellationToken cancel)
    {
        var begin = TimeProvider.System.GetUtcNow();
        var moments = Enumerable.Range(0, kills).Select(_ => within * random.NextDouble()).Order().ToList();
        foreach (var (moment, number) in moments.Select((moment, index) => (moment, index + 1)))
        {
            var wait = moment - (TimeProvider.System.GetUtcNow() - begin);
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(random.NextDouble()), cancel);
            tell($"the server is killed ({number} of {kills} today)");
            await server.KillAndRestartAsync(cancel);
        }
    }
}
