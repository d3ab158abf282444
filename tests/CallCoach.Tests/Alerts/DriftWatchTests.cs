using CallCoach.Alerts;
using CallCoach.Jobs;
using CallCoach.Norms.Days;
using CallCoach.People;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Norms.Days;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Alerts;

public sealed class DriftWatchTests : IDisposable
{
    /// <summary>The Monday after four whole weeks.</summary>
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private readonly TestDatabase _database = new();
    private readonly FakeTimeProvider _clock = new(Rows.Morning);
    private readonly DriftWatch _watch;

    public DriftWatchTests()
    {
        var clocks = new Clocks(_clock, TimeProvider.System);
        _watch = new(
            _database, _database.Writer, new DaysRig(_database, _clock).Drifts, new(_database.Writer, _database, clocks), new(clocks),
            new(_database, new FeedLog(), NullLogger<AlertPump>.Instance), clocks, NullLogger<DriftWatch>.Instance);
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_hunter_who_drifts_is_told_of_with_the_figures_of_the_weeks()
    {
        var olga = await _database.AddPersonAsync();
        await WeeksAsync(olga, 10, 40, 80, 150);
        await WeeksAsync(await _database.AddPersonAsync("Jan"), 50, 40, 60, 50);

        (await _watch.LookAsync(DateOnly.MinValue, default)).ShouldBe(Monday);

        var alert = (await AlertsAsync()).ShouldHaveSingleItem();
        (alert.Kind, alert.PersonId, alert.Day).ShouldBe((AlertKind.Drift, olga.Id, new(2026, 11, 16)));
        var figures = DriftFigures.Read(alert.Figures)!;
        (figures.Kind, figures.Change).ShouldBe((DriftKind.TowardsBase, 0.7));
        figures.Weeks.Select(week => (week.Start, week.Dials, week.KnownDials, week.Share))
            .ShouldBe([(new(2026, 10, 26), 200, 10, 0.05), (new(2026, 11, 2), 200, 40, 0.2), (new(2026, 11, 9), 200, 80, 0.4), (new(2026, 11, 16), 200, 150, 0.75)]);
    }

    [Fact]
    public async Task A_week_is_looked_at_once_and_the_same_figures_are_not_told_twice()
    {
        await WeeksAsync(await _database.AddPersonAsync(), 10, 40, 80, 150);
        var looked = await _watch.LookAsync(DateOnly.MinValue, default);

        (await _watch.LookAsync(looked, default)).ShouldBe(looked);
        await _watch.LookAsync(DateOnly.MinValue, default);

        (await AlertsAsync()).ShouldHaveSingleItem().Times.ShouldBe(1);
    }

    [Fact]
    public async Task While_calls_are_counted_anew_nobody_is_judged()
    {
        await WeeksAsync(await _database.AddPersonAsync(), 10, 40, 80, 150);
        await _database.SqlAsync("INSERT INTO RecountDays (Day, Asked) VALUES ('2026-11-01', 1)");

        (await _watch.LookAsync(DateOnly.MinValue, default)).ShouldBe(DateOnly.MinValue);

        (await AlertsAsync()).ShouldBeEmpty();
    }

    private Task<List<Alert>> AlertsAsync() => _database.ReadAsync(db => db.Alerts.ToListAsync());

    /// <summary>Four whole weeks of 200 dials each, so many of them to known clients.</summary>
    private Task<int> WeeksAsync(Person person, params int[] known) => _database.ReadAsync(async db =>
    {
        for (var i = 0; i < known.Length; i++)
        {
            var monday = Monday.AddDays(-7 * (known.Length - i));
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO Tallies VALUES ('week', {(monday.Year * 10000) + (monday.Month * 100) + monday.Day}, {person.Id}, 200, 0, 200, 0, 0, 0, 0, 0, 0, 0, {200 - known[i]}, 0, 0)");
        }
        return known.Length;
    });
}
