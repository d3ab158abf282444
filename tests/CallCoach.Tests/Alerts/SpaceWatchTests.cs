using CallCoach.Alerts;
using CallCoach.Recordings;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Alerts;

public sealed class SpaceWatchTests : IDisposable
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private readonly TestDatabase _database = new();
    private readonly FakeTimeProvider _domain = new(Rows.Morning);

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(0, 1000, null)]
    [InlineData(799, 1000, null)]
    [InlineData(800, 1000, 0.8)]
    [InlineData(919, 1000, 0.91)]
    [InlineData(1000, 1000, 1.0)]
    [InlineData(1200, 1000, 1.0)]
    [InlineData(0, -5, 1.0)] // others have filled the disk
    public void From_four_fifths_on_the_share_is_told(long used, long limit, double? share)
    {
        var told = AlertRules.RecordingsNearlyFull(Monday, new(used, limit))?.SpaceShare;

        told.ShouldBe(share);
    }

    [Fact]
    public async Task A_full_disk_is_told_once_a_day_to_whoever_supervises()
    {
        await LookAsync(freeBytes: 0);
        await LookAsync(freeBytes: 0);
        var alert = await _database.ReadAsync(db => db.Alerts.SingleAsync());
        (alert.Kind, alert.Key, alert.Day, alert.SpaceShare, alert.PersonId, alert.Times)
            .ShouldBe((AlertKind.RecordingsNearlyFull, "recordings/2026-11-23", Monday, 1, null, 1));

        _domain.Advance(TimeSpan.FromDays(1));
        await LookAsync(freeBytes: 0);
        (await _database.ReadAsync(db => db.Alerts.CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task Where_there_is_room_nothing_is_told()
    {
        await LookAsync(freeBytes: 900);

        (await _database.ReadAsync(db => db.Alerts.CountAsync())).ShouldBe(0);
    }

    private Task LookAsync(long freeBytes)
    {
        var clocks = new Clocks(_domain, TimeProvider.System);
        return new SpaceWatch(
            _database, _database.Writer, new RecordingSpace(_database.Folder, null, () => new(1000, freeBytes)), Rows.Warsaw, new(clocks),
            new(_database, new FeedLog(), NullLogger<AlertPump>.Instance), clocks, NullLogger<SpaceWatch>.Instance).LookAsync(CancellationToken.None);
    }
}
