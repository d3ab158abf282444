using System.Net;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Durability.Load;
using CallCoach.EndToEnd.Tests.Processes;
using Microsoft.Data.Sqlite;

namespace CallCoach.EndToEnd.Tests.Durability;

[Trait("Soak", "disk-full")]
public sealed class FullDiskTests
{
    [Fact]
    public async Task A_full_disk_is_answered_503_and_with_room_again_the_same_server_loses_nothing()
    {
        SmallDisk.Require();
        var (seed, rounds) = (Seed.Next(), LongTest.Count(reduced: 1, full: 10));
        SmallDisk disk = null!;
        await using var server = new LoadedServer(seed, settings => (disk = new(settings, megabytes: 64)).Around, new(RecordingSeconds: 3));
        await server.Process.StartAsync();
        using var administrator = await FirstAdministrator.ComeAsync(server.Process);
        for (var round = 0; round < rounds; round++)
        {
            await server.WorkAsync(acknowledged: 40);
            disk.Fill(server.Process);
            await server.RefusesAsync(webhooks: 20);
            (await administrator.StatusOfAsync("api/calls")).ShouldBe(HttpStatusCode.OK);
            (await administrator.StatusOfAsync("health/live")).ShouldBe(HttpStatusCode.OK);

            disk.Empty(server.Process);
            await server.WorkAsync(acknowledged: 20);
        }

        await server.Ledger.FinishAsync();
        server.Ledger.Unexpected.ShouldBeEmpty();
        IReadOnlyList<string> differences = [];
        await Eventually.HoldsAsync($"everything is as it was promised, CALLCOACH_SEED={seed}", () => (differences = Differences()).Count == 0, Eventually.LongPatience);
        LongTest.Report(new { filled = rounds, calls = server.Ledger.Placed.Count, refused = server.Ledger.Refused, acknowledged = server.Ledger.Acknowledged, lost = 0, doubled = 0, seed });

        IReadOnlyList<string> Differences()
        {
            try
            {
                return new Store(disk.CopyOut(server.Process, "callcoach.db"), Path.Combine(disk.Seen(server.Process), "recordings")).Differences(server.Ledger.Placed);
            }
            catch (SqliteException torn)
            {
                return [torn.Message];
            }
        }
    }
}
