using System.Diagnostics;
using System.Net;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Durability.Load;
using CallCoach.EndToEnd.Tests.Durability.PowerCut;

namespace CallCoach.EndToEnd.Tests.Durability;

[Trait("Soak", "power-cut")]
public sealed class PowerCutTests
{
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(0.8);

    [Fact]
    public async Task Nothing_that_was_acknowledged_is_gone_after_a_power_cut()
    {
        var (seed, cuts, watch) = (Seed.Next(), LongTest.Count(reduced: 3, full: 50), Stopwatch.StartNew());
        var random = new Random(seed);
        UnsyncedDisk disk = null!;
        await using var server = new LoadedServer(seed, settings => (disk = new(settings)).Around);
        await server.Process.StartAsync();
        using var administrator = await FirstAdministrator.ComeAsync(server.Process);

        var (taken, syncs) = (0, 0);
        for (var cut = 0; cut < cuts; cut++)
        {
            await server.WorkAsync(acknowledged: 20);
            if (cut % 3 == 1)
                await server.EndsAsPromisedAsync(seed);
            else
                await Task.Delay(random.Upto(LongestWork));
            await server.Process.KillAsync();
            syncs += disk.Seen.Syncs;
            taken += disk.Cut(cut % 3 == 2 ? random : null);

            await server.Process.StartAsync();
            server.Store.Losses(server.Ledger.Placed).ShouldBeEmpty($"cut {cut}, CALLCOACH_SEED={seed}");
            (await FirstAdministrator.SignInAsync(server.Process)).ShouldBe(HttpStatusCode.OK, $"cut {cut}, CALLCOACH_SEED={seed}");
        }

        await server.EndsAsPromisedAsync(seed);
        LongTest.Report(new
        {
            cuts,
            calls = server.Ledger.Placed.Count,
            acknowledged = server.Ledger.Acknowledged,
            cutOff = server.Ledger.Unanswered,
            syncs,
            changesTakenBack = taken,
            lost = 0,
            doubled = 0,
            seconds = Math.Round(watch.Elapsed.TotalSeconds),
            seed,
        });
    }

    [Fact]
    public async Task Without_syncs_everything_is_gone_and_these_tests_see_it()
    {
        var seed = Seed.Next();
        UnsyncedDisk disk = null!;
        await using var server = new LoadedServer(seed, settings => (disk = new(settings, syncs: false)).Around);
        await server.Process.StartAsync();
        await server.WorkAsync(acknowledged: 50);
        await server.Process.KillAsync();
        var promised = server.Ledger.Placed.SelectMany(call => call.Entries).Count(entry => entry.Acknowledged > 0);
        var (writes, syncs) = disk.Seen;
        disk.Cut(random: null);
        Directory.Exists(server.Settings.DataDirectory).ShouldBeFalse("the disk did not see every change: something is left");

        await server.Process.StartAsync();
        var lost = server.Store.Losses(server.Ledger.Placed).Count;
        lost.ShouldBeGreaterThan(0);
        syncs.ShouldBeGreaterThan(0);
        LongTest.Report(new { acknowledgedWithoutSync = promised, lost, writes, syncs, seed });
    }
}
