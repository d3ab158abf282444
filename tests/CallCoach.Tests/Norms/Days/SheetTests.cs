using CallCoach.Norms;
using CallCoach.Norms.Days;
using CallCoach.Norms.Plans;
using CallCoach.Outcomes;
using CallCoach.People;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Norms.Days;

/// <summary>My day and the Board.</summary>
public sealed class SheetTests : IDisposable
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private readonly TestDatabase _database = new();
    private readonly FakeTimeProvider _clock = new(At(11));
    private readonly DaysRig _rig;

    public SheetTests() => _rig = new(_database, _clock);

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task My_day_shows_plan_fact_pace_and_forecast_of_each_part_and_every_hour_of_the_shift()
    {
        var olga = await _database.AddPersonAsync(callsPerHour: 15);
        await _rig.Editor.SetPersonAsync(olga.Id, Monday, [new(PlanPart.Dials, Span.Hour, 15), new(PlanPart.Meetings, Span.Day, 3)], default);
        await _database.AddAsync(new Break(olga.Id, 1, new(13, 0), new(13, 30)), new Goal(olga.Id, Monday, PlanPart.Dials, 50, At(10)));
        await CallAsync(olga, 9, row => row.New = true);
        await CallAsync(olga, 9, row => (row.Connected, row.Conversation, row.Result) = (true, true, Outcome.MeetingAgreed));
        await CallAsync(olga, 20);

        var day = (await _rig.MyDay.OfAsync(olga.Id, null, DaysRig.Everybody, default))!;

        (day.Day, day.ScheduledHours, day.WorkedHours, day.OnShift, day.PerHour!.Now).ShouldBe((Monday, 8.5, 2, true, 15));
        var (dials, meetings) = (day.Parts[0], day.Parts[2]);
        (dials.Plan, dials.Fact, dials.Expected, dials.Share).ShouldBe((127.5, 3, 30, 0.1));
        (meetings.Plan, meetings.Fact, meetings.Expected).ShouldBe((3, 1, 0.71));
        dials.Forecast!.High.ShouldBeLessThan(120);
        day.Hours.Select(hour => hour.Label).ShouldBe(["09", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20"]);
        (day.Hours[0].Dials, day.Hours[0].NewDials, day.Hours[0].Planned, day.Hours[4].Working, day.Hours[4].Planned, day.Hours[11].Dials).ShouldBe((2, 1, 15, 30, 7.5, 1));
        (day.NewDials, day.KnownDials, day.Results.Meetings).ShouldBe((1, 2, 1));
        day.Week[0].ShouldBe(new(PlanPart.Dials, 127.5 + (6 * 135), 3));
        day.Month[2].Fact.ShouldBe(1);
        day.Goals.ShouldBe([new(PlanPart.Dials, 50, At(10))]);
    }

    [Fact]
    public async Task A_day_of_somebody_who_may_not_be_seen_is_not_there()
    {
        var olga = await _database.AddPersonAsync();

        (await _rig.MyDay.OfAsync(olga.Id, null, Visibility.Of(AccountRole.Manager, [], olga.Id + 1), default)).ShouldBeNull();
        (await _rig.MyDay.OfAsync(olga.Id + 5, null, DaysRig.Everybody, default)).ShouldBeNull();
    }

    [Fact]
    public async Task In_October_the_hour_that_comes_twice_is_two_hours_of_my_day()
    {
        var olga = await _database.AddPersonAsync(callsPerHour: 15);
        await _database.AddAsync(new Shift(olga.Id, 7, new(1, 0), new(5, 0)));
        _clock.Set(new(2026, 10, 25, 12, 0, 0, TimeSpan.Zero));
        await _database.AddCountedAsync(olga.Id, new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero));
        await _database.AddCountedAsync(olga.Id, new(2026, 10, 25, 1, 30, 0, TimeSpan.Zero));

        var day = (await _rig.MyDay.OfAsync(olga.Id, new(2026, 10, 25), DaysRig.Everybody, default))!;

        day.Hours.Select(hour => (hour.Label, hour.Dials, hour.Working)).ShouldBe([("01", 0, 60), ("02", 1, 60), ("02", 1, 60), ("03", 0, 60), ("04", 0, 60)]);
        (day.ScheduledHours, day.Parts[0].Plan).ShouldBe((5, 75));
    }

    [Fact]
    public async Task The_Board_shows_everybody_visible_adds_up_and_says_who_is_to_be_helped_first()
    {
        var behind = await _database.AddPersonAsync("Anna", callsPerHour: 15);
        var more = await _database.AddPersonAsync("Beata", callsPerHour: 15);
        var unmeasured = await _database.AddPersonAsync("Celina");
        var other = await _database.AddPersonAsync("Dora", "South", callsPerHour: 15);
        for (var i = 0; i < 20; i++)
            await CallAsync(behind, 9);
        for (var i = 0; i < 10; i++)
            await CallAsync(more, 10, row => row.New = true);
        for (var i = 0; i < 30; i++)
            await CallAsync(other, 10);

        var board = await _rig.Board.OfDayAsync(null, DaysRig.Everybody, default);

        board.Rows.Select(row => (row.PersonId, row.Parts[0].Fact, row.HelpRank)).ShouldBe([(behind.Id, 20, 2), (more.Id, 10, 1), (unmeasured.Id, 0, 0), (other.Id, 30, 0)]);
        (board.Totals.Parts[0].Plan, board.Totals.Parts[0].Fact, board.Totals.Parts[0].Share, board.Totals.NewDials).ShouldBe((405, 60, 0.6667, 10));
        board.Rows[2].Parts[0].Plan.ShouldBeNull();

        var north = await _rig.Board.OfDayAsync(Monday, Visibility.Of(AccountRole.Supervisor, [behind.TeamId], null), default);
        north.Rows.Select(row => row.Name).ShouldBe(["Anna", "Beata", "Celina"]);
    }

    [Fact]
    public async Task The_Board_my_day_and_the_counters_have_one_truth_also_when_the_norm_is_raised()
    {
        var olga = await _database.AddPersonAsync(callsPerHour: 15);
        for (var i = 0; i < 12; i++)
            await CallAsync(olga, 9, row => (row.Connected, row.Conversation, row.Result) = (true, true, Outcome.Refused));

        var row = (await _rig.Board.OfDayAsync(null, DaysRig.Everybody, default)).Rows.ShouldHaveSingleItem();
        var own = (await _rig.MyDay.OfAsync(olga.Id, null, DaysRig.Everybody, default))!;
        var all = (await _rig.Counters.OfDayAsync(Monday, DaysRig.Everybody, default)).ShouldHaveSingleItem().Norm!;
        var one = (await _rig.Counters.OfPersonAsync(olga.Id, Monday, default)).Norm!;

        row.PerHour.ShouldBe(new(20, At(10), RateReason.ManyRefusals));
        own.PerHour.ShouldBe(row.PerHour);
        (all.CallsPerHour, all.Planned, all.Expected).ShouldBe((20, 175, 35));
        one.ShouldBe(all);
        (row.Parts[0].Plan, row.Parts[0].Expected, own.Parts[0].Plan, own.Parts[0].Expected).ShouldBe((175, 35, 175, 35));
    }

    [Fact]
    public async Task After_midnight_the_Board_shows_the_night_shift_that_goes_on()
    {
        var olga = await _database.AddPersonAsync(callsPerHour: 15);
        await _database.AddAsync(new Shift(olga.Id, 1, new(22, 0), new(6, 0)));
        _clock.Set(At(24 + 2));

        var board = await _rig.Board.OfDayAsync(null, DaysRig.Everybody, default);

        (board.Day, board.Rows[0].OnShift, board.Rows[0].Parts[0].Expected).ShouldBe((Monday, true, 60));
    }

    private Task<CountedCall> CallAsync(Person person, int hour, Action<CountedCall>? with = null) => _database.AddCountedAsync(person.Id, At(hour), with);

    private static DateTimeOffset At(int hour) => new(Monday.ToDateTime(TimeOnly.MinValue).AddHours(hour), TimeSpan.FromHours(1));
}
