using CallCoach.Alerts;
using CallCoach.Norms.Plans;
using CallCoach.People;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Norms.Days;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Alerts;

public sealed class GoalWatchTests : IDisposable
{
    private readonly TestDatabase _database = new();
    private readonly FakeTimeProvider _clock = new(Rows.Morning);
    private readonly FeedLog _feed = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Each_goal_is_told_once_also_across_a_restart()
    {
        var olga = await TenADayAsync();
        var watch = Watch();
        await DialAsync(olga, 5);
        await watch.LookAsync(default);
        await watch.LookAsync(default);
        Told().ShouldBe([50]);

        await Watch().LookAsync(default);
        Told().ShouldBe([50]);

        await DialAsync(olga, 4);
        await watch.LookAsync(default);
        Told().ShouldBe([50, 90]);
        (await _database.ReadAsync(db => db.Goals.OrderBy(goal => goal.Percent).Select(goal => goal.Percent).ToListAsync())).ShouldBe([50, 90]);
    }

    [Fact]
    public async Task Of_goals_reached_at_once_the_highest_is_told_and_all_are_kept()
    {
        await DialAsync(await TenADayAsync(), 10);

        await Watch().LookAsync(default);

        Told().ShouldBe([100]);
        (await _database.ReadAsync(db => db.Goals.CountAsync())).ShouldBe(3);
    }

    [Fact]
    public async Task A_new_day_has_its_own_goals()
    {
        var olga = await TenADayAsync();
        var watch = Watch();
        await DialAsync(olga, 5);
        await watch.LookAsync(default);

        _clock.Advance(TimeSpan.FromDays(1));
        await watch.LookAsync(default);
        Told().ShouldBe([50]);
        await DialAsync(olga, 5);
        await watch.LookAsync(default);

        _feed.Goals.Select(goal => goal.Day).ShouldBe([new(2026, 11, 23), new(2026, 11, 24)]);
    }

    [Fact]
    public async Task Without_a_plan_there_is_no_goal()
    {
        await DialAsync(await _database.AddPersonAsync(), 50);

        await Watch().LookAsync(default);

        Told().ShouldBeEmpty();
    }

    private IEnumerable<int> Told() => _feed.Goals.Select(goal => goal.Percent);

    private GoalWatch Watch() => new(
        _database, _database.Writer, new DaysRig(_database, _clock).Days, _feed, new(_clock, TimeProvider.System), NullLogger<GoalWatch>.Instance);

    private async Task<Person> TenADayAsync()
    {
        var olga = await _database.AddPersonAsync();
        await _database.AddAsync(new Plan { PersonId = olga.Id, Part = PlanPart.Dials, Span = CallCoach.Norms.Span.Day, Target = 10 });
        return olga;
    }

    private async Task DialAsync(Person person, int dials)
    {
        for (var i = 0; i < dials; i++)
            await _database.AddCountedAsync(person.Id, _clock.GetUtcNow());
    }
}
