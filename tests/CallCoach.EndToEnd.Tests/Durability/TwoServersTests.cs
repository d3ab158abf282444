using CallCoach.EndToEnd.Tests.Durability.Load;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Durability;

[Trait("Soak", "two-servers")]
public sealed class TwoServersTests
{
    [Fact]
    public async Task A_second_server_on_the_same_data_folder_says_why_it_does_not_start_and_does_once_the_first_is_dead()
    {
        var (seed, rounds) = (Seed.Next(), LongTest.Count(reduced: 1, full: 20));
        await using var server = new LoadedServer(seed);
        await server.Process.StartAsync();
        for (var round = 0; round < rounds; round++)
        {
            await server.WorkAsync(acknowledged: 20);
            var second = await ProgramRun.OfAsync(BuildOutput.Server, ["serve"], server.Settings.With("Listen", $"http://127.0.0.1:{Ports.Free()}").Values);
            second.ExitCode.ShouldBe(2, second.ToString());
            second.ErrorLines.ShouldHaveSingleItem().ShouldBe($"CallCoach:DataDirectory: another server works on {server.Settings.DataDirectory}.");

            await server.WorkAsync(acknowledged: 20);
            await server.Process.KillAsync();
            await server.Process.StartAsync();
        }

        await server.EndsAsPromisedAsync(seed);
        LongTest.Report(new { refusedStarts = rounds, calls = server.Ledger.Placed.Count, acknowledged = server.Ledger.Acknowledged, lost = 0, doubled = 0, seed });
    }
}
