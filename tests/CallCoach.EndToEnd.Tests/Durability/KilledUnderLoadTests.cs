using System.Diagnostics;
using CallCoach.EndToEnd.Tests.Durability.Load;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Durability;

[Trait("Soak", "kill")]
public sealed class KilledUnderLoadTests
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(0.8);
    private static readonly TimeSpan LongestMigration = TimeSpan.FromSeconds(0.3);

    [Fact]
    public async Task What_was_acknowledged_has_exactly_one_effect_however_often_the_server_is_killed()
    {
        var (seed, kills, watch) = (Seed.Next(), LongTest.Count(reduced: 3, full: 160), Stopwatch.StartNew());
        var random = new Random(seed);
        await using var server = new LoadedServer(seed);
        await server.Process.StartAsync();
        server.Ledger.Begin();

        for (var kill = 0; kill < kills; kill++)
        {
            if (kill % 4 == 2)
            {
                await Task.Delay(random.Upto(LongestStart));
            }
            else
            {
                await server.Process.BecomeReadyAsync();
                await Task.Delay(random.Upto(LongestWork));
            }
            await server.Process.KillAsync();
            server.Process.Begin();
        }

        await server.EndsAsPromisedAsync(seed);
        server.Ledger.Unanswered.ShouldBeGreaterThan(0);
        LongTest.Report(new
        {
            kills,
            calls = server.Ledger.Placed.Count,
            acknowledged = server.Ledger.Acknowledged,
            cutOff = server.Ledger.Unanswered,
            lost = 0,
            doubled = 0,
            seconds = Math.Round(watch.Elapsed.TotalSeconds),
            seed,
        });
    }

    [Fact]
    public async Task A_server_killed_while_it_makes_its_tables_starts_again_and_takes_calls()
    {
        var (seed, kills, watch) = (Seed.Next(), LongTest.Count(reduced: 1, full: 40), Stopwatch.StartNew());
        var random = new Random(seed);
        for (var kill = 0; kill < kills; kill++)
        {
            await using var server = new LoadedServer(seed);
            server.Process.Begin();
            await Eventually.HoldsAsync("the database is there", () => File.Exists(Path.Combine(server.Settings.DataDirectory, "callcoach.db")));
            await Task.Delay(random.Upto(LongestMigration));
            await server.Process.KillAsync();

            await server.Process.StartAsync();
            await server.WorkAsync(acknowledged: 20);
            await server.EndsAsPromisedAsync(seed);
        }
        LongTest.Report(new { killsOfFreshDatabases = kills, seconds = Math.Round(watch.Elapsed.TotalSeconds), seed });
    }
}
