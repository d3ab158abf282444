using System.Diagnostics.Metrics;
using CallCoach.People;
using CallCoach.Recordings;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCoach.Alerts;

/// <summary>Tells well before there is no more room for recordings, and measures what they take.</summary>
public sealed class SpaceWatch(
    IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, RecordingSpace space, Department department, AlertBook book, AlertPump pump,
    Clocks clocks, ILogger<SpaceWatch> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private static readonly Gauge<long> Used = Telemetry.Meter.CreateGauge<long>("callcoach.recordings.bytes", "By", "What recordings take.");
    private static readonly Gauge<long> Limit = Telemetry.Meter.CreateGauge<long>("callcoach.recordings.limit", "By", "What recordings may take.");

    /// <summary>Runs until cancelled.</summary>
    public Task RunAsync(CancellationToken cancel) =>
        Rounds.GoAsync(() => LookAsync(cancel), failure => log.LogError(failure, "The room for recordings could not be looked at"), Interval, clocks.Real, cancel);

    public async Task LookAsync(CancellationToken cancel)
    {
        var now = space.Look();
        Used.Record(now.UsedBytes);
        Limit.Record(now.LimitBytes);
        if (AlertRules.RecordingsNearlyFull(department.DayOf(clocks.Domain.GetUtcNow()), now) is not { } draft)
            return;
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await writer.WriteAsync(db, _ => book.EnterAsync(db, [draft], CancellationToken.None)))
            pump.Raise();
    }
}
