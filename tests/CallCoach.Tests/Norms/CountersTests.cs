using CallCoach.Norms;
using CallCoach.People;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Norms.Days;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Norms;

public sealed class CountersTests : IDisposable
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private readonly TestDatabase _database = new();
    private readonly FakeTimeProvider _clock = new(new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
    private readonly Counters _counters;

    public CountersTests() => _counters = new DaysRig(_database, _clock).Counters;

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_managers_day_adds_up_hour_by_hour()
    {
        var olga = await _database.AddPersonAsync();
        await CountAsync(olga.Id, hour: 9, dial: true);
        await CountAsync(olga.Id, hour: 9, dial: true, connected: true);
        await CountAsync(olga.Id, hour: 14, dial: true, connected: true, conversation: true);
        await CountAsync(olga.Id, hour: 14, connected: true, conversation: true);
        await CountAsync(olga.Id, hour: 9, dial: true, day: Monday.AddDays(1));

        var day = await _counters.OfPersonAsync(olga.Id, Monday, default);

        day.Hours.ShouldBe([new(9, 2, 1, 0), new(14, 1, 2, 2)]);
        (day.Dials, day.Connected, day.Conversations).ShouldBe((3, 3, 2));
    }

    [Fact]
    public async Task Everybody_visible_is_listed_by_team_and_name_also_without_a_call()
    {
        await _database.AddPersonAsync("Zofia", "North");
        await _database.AddPersonAsync("Anna", "South");
        var jan = await _database.AddPersonAsync("Jan", "North");
        await CountAsync(jan.Id, dial: true);

        var all = await _counters.OfDayAsync(Monday, Visibility.Of(AccountRole.Administrator, [], null), default);
        all.Select(count => (count.Person!.Name, count.Dials)).ShouldBe([("Jan", 1), ("Zofia", 0), ("Anna", 0)]);

        var north = await _counters.OfDayAsync(Monday, Visibility.Of(AccountRole.Supervisor, [jan.TeamId], null), default);
        north.Select(count => count.Person!.Name).ShouldBe(["Jan", "Zofia"]);

        var own = await _counters.OfDayAsync(Monday, Visibility.Of(AccountRole.Manager, [], jan.Id), default);
        own.ShouldHaveSingleItem().Person!.Name.ShouldBe("Jan");
    }

    [Fact]
    public async Task Calls_on_lines_of_nobody_are_shown_last_to_who_may_see_them()
    {
        var jan = await _database.AddPersonAsync("Jan");
        await CountAsync(null, dial: true, connected: true);

        var supervisor = await _counters.OfDayAsync(Monday, Visibility.Of(AccountRole.Supervisor, [jan.TeamId], null), default);
        (supervisor[^1].Person, supervisor[^1].Dials, supervisor[^1].Norm).ShouldBe((null, 1, null));
        (await _counters.OfPersonAsync(null, Monday, default)).Connected.ShouldBe(1);

        var trainer = await _counters.OfDayAsync(Monday, Visibility.Of(AccountRole.Trainer, [jan.TeamId], null), default);
        trainer.ShouldHaveSingleItem().Person!.Name.ShouldBe("Jan");
    }

    [Fact]
    public async Task The_norm_is_measured_at_domain_time_in_the_departments_zone()
    {
        var olga = await _database.AddPersonAsync(callsPerHour: 15);
        await CountAsync(olga.Id, dial: true);

        var norm = (await _counters.OfPersonAsync(olga.Id, Monday, default)).Norm!;

        (norm.Dials, norm.Expected, norm.Planned).ShouldBe((1, 30, 135));
    }

    [Fact]
    public async Task Who_has_no_norm_is_not_measured()
    {
        var farmer = await _database.AddPersonAsync(callsPerHour: null);

        (await _counters.OfPersonAsync(farmer.Id, Monday, default)).Norm.ShouldBeNull();
    }

    [Fact]
    public async Task The_two_hours_the_clock_shows_as_one_in_October_are_one_hour_of_the_day()
    {
        var olga = await _database.AddPersonAsync();
        await _database.AddCountedAsync(olga.Id, new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero));
        await _database.AddCountedAsync(olga.Id, new(2026, 10, 25, 1, 30, 0, TimeSpan.Zero));

        (await _counters.OfPersonAsync(olga.Id, new(2026, 10, 25), default)).Hours.ShouldBe([new(2, 2, 0, 0)]);
    }

    private Task<CountedCall> CountAsync(
        long? person, int hour = 9, bool dial = false, bool connected = false, bool conversation = false, DateOnly? day = null) =>
        _database.AddCountedAsync(
            person,
            new((day ?? Monday).ToDateTime(new(hour, 0)), TimeSpan.FromHours(1)),
            row => (row.Dial, row.Connected, row.Conversation) = (dial, connected, conversation));
}
