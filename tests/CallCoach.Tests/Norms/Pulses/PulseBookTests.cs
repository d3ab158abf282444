using CallCoach.Norms.Plans;
using CallCoach.Norms.Pulses;
using CallCoach.People;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Norms.Days;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Norms.Pulses;

public sealed class PulseBookTests : IDisposable
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private readonly TestDatabase _database = new();
    private readonly FakeTimeProvider _clock = new(At(10));
    private readonly PulseBook _book;

    public PulseBookTests() => _book = new DaysRig(_database, _clock).Pulses;

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_sheet_is_taken_at_its_time_once_and_stays_as_it_was()
    {
        var olga = await _database.AddPersonAsync(callsPerHour: 15);
        await _database.AddCountedAsync(olga.Id, At(9));
        (await TakeAsync(At(10.9))).ShouldBe(0);

        (await TakeAsync(At(11))).ShouldBe(1);
        await _database.AddCountedAsync(olga.Id, At(9));
        (await TakeAsync(At(11.1))).ShouldBe(0);

        var pulse = (await PulsesAsync()).ShouldHaveSingleItem();
        (pulse.Kind, pulse.At, pulse.IsLate).ShouldBe((PulseKind.Pulse, At(11), false));
        var row = pulse.Rows.ShouldHaveSingleItem();
        (row.Name, row.Parts[0].Fact, row.Parts[0].Expected, row.HelpRank, row.PlanTomorrow).ShouldBe(("Olga", 1, 30, 1, null));
        row.Forecast!.Part.ShouldBe(PlanPart.Dials);
    }

    [Fact]
    public async Task After_an_absence_of_the_server_sheets_are_taken_late_as_of_their_time()
    {
        var olga = await _database.AddPersonAsync(callsPerHour: 15);
        foreach (var hour in new[] { 9, 10.5, 10.99, 11, 12, 15 })
            await _database.AddCountedAsync(olga.Id, At(hour));

        (await TakeAsync(At(15.5))).ShouldBe(2);

        (await PulsesAsync()).Select(pulse => (pulse.At, pulse.IsLate, pulse.Rows[0].Parts[0].Fact, pulse.Rows[0].Parts[0].Expected))
            .ShouldBe([(At(11), true, 3, 30), (At(14), true, 5, 75)]);
    }

    [Fact]
    public async Task The_end_of_the_day_shows_plan_and_fact_of_today_and_the_plan_of_the_next_working_day()
    {
        var olga = await _database.AddPersonAsync(callsPerHour: 15);
        await _database.AddAsync(new Shift(olga.Id, 1, new(9, 0), new(17, 0)), new Shift(olga.Id, 4, new(9, 0), new(13, 0)));
        await _database.AddCountedAsync(olga.Id, At(9));

        await TakeAsync(At(17));

        var end = (await PulsesAsync())[^1];
        (end.Kind, end.At).ShouldBe((PulseKind.EndOfDay, At(17)));
        var row = end.Rows[0];
        (row.Parts[0].Plan, row.Parts[0].Fact, row.Parts[0].Expected).ShouldBe((120, 1, 120));
        row.PlanTomorrow!.Day.ShouldBe(Monday.AddDays(3));
        row.PlanTomorrow.Parts.ShouldBe([new(PlanPart.Dials, 60)]);
    }

    [Fact]
    public async Task A_server_that_comes_back_days_later_takes_what_was_missed_since_its_last_sheet()
    {
        await _database.AddPersonAsync(callsPerHour: 15);
        await TakeAsync(At(14));

        (await TakeAsync(At(24 + 12))).ShouldBe(3);

        (await PulsesAsync()).Select(pulse => (pulse.Day, pulse.Kind, pulse.At)).ShouldBe([
            (Monday, PulseKind.Pulse, At(11)), (Monday, PulseKind.Pulse, At(14)), (Monday, PulseKind.Pulse, At(16)), (Monday, PulseKind.EndOfDay, At(18)),
            (Monday.AddDays(1), PulseKind.Pulse, At(24 + 11))]);
    }

    [Fact]
    public async Task A_department_that_is_new_does_not_make_up_sheets_of_days_before()
    {
        await _database.AddPersonAsync();

        await TakeAsync(At(12));

        (await PulsesAsync()).ShouldHaveSingleItem().Day.ShouldBe(Monday);
    }

    [Fact]
    public async Task On_a_holiday_nothing_is_taken()
    {
        await _database.AddPersonAsync();
        await _database.AddAsync(new Holiday(Monday, "Founding day"));

        (await TakeAsync(At(20))).ShouldBe(0);
    }

    [Fact]
    public async Task A_night_shift_has_its_pulses_after_midnight_and_its_end_in_the_morning()
    {
        var olga = await _database.AddPersonAsync(callsPerHour: 15);
        await _database.AddAsync(new Shift(olga.Id, 1, new(22, 0), new(6, 0)), new NormSettings { PulseTimes = ["02:00", "11:00"] });
        await TakeAsync(At(23));

        await TakeAsync(At(24 + 7));

        (await PulsesAsync()).Select(pulse => (pulse.Day, pulse.Kind, pulse.At)).ShouldBe([(Monday, PulseKind.Pulse, At(26)), (Monday, PulseKind.EndOfDay, At(30))]);
    }

    private async Task<int> TakeAsync(DateTimeOffset now)
    {
        _clock.Set(now);
        var due = await _book.DueAsync(default);
        foreach (var pulse in due)
            await _book.TakeAsync(pulse, default);
        return due.Count;
    }

    private Task<List<Pulse>> PulsesAsync() => _database.ReadAsync(db => db.Pulses.OrderBy(pulse => pulse.At).ToListAsync());

    private static DateTimeOffset At(double hour) => new(Monday.ToDateTime(TimeOnly.MinValue).AddHours(hour), TimeSpan.FromHours(1));
}
