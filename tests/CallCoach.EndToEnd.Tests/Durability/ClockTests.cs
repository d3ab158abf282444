using CallCoach.EndToEnd.Tests.Durability.Load;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Durability;

/// <summary>The machine's clock is set while recordings are waited for and jobs are leased; the monotonic clock goes on.</summary>
[Trait("Soak", "clock")]
public sealed class ClockTests
{
    [Fact]
    public async Task A_clock_set_an_hour_forward_and_back_loses_no_call_and_keeps_none_waiting()
    {
        var (seed, rounds) = (Seed.Next(), LongTest.Count(reduced: 1, full: 8));
        FakedClock clock = null!;
        await using var server = new LoadedServer(seed, settings => (clock = new(settings)).Around, new(MissingAtFirst: 2, Exchange: false));
        await server.Process.StartAsync();
        string[] day = rounds == 1 ? ["+1h", "+0"] : ["+1h", "+0", "-1h", "+0"];
        foreach (var setting in Enumerable.Repeat(day, rounds).SelectMany(settings => settings))
        {
            await server.WorkAsync(acknowledged: LongTest.Count(reduced: 15, full: 40));
            clock.Set(setting);
            await FakedClock.IsSetAsync(server.Process.Address, setting);
            await server.WorkAsync(acknowledged: LongTest.Count(reduced: 8, full: 20));
            await server.Ledger.FinishAsync();
            await server.Store.DoneAsync();
        }

        await server.EndsAsPromisedAsync(seed);
        LongTest.Report(new { set = rounds * day.Length, calls = server.Ledger.Placed.Count, acknowledged = server.Ledger.Acknowledged, lost = 0, doubled = 0, seed });
    }
}
