using CallCoach.Norms;
using CallCoach.Norms.Plans;
using CallCoach.People;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Norms.Days;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Norms.Plans;

public sealed class PlanEditorTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly TestDatabase _database = new();
    private readonly DaysRig _rig;

    public PlanEditorTests() => _rig = new(_database, new FakeTimeProvider(Rows.Morning));

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task What_is_changed_is_seen_at_once_and_what_is_not_is_not_read_again()
    {
        var olga = await _database.AddPersonAsync(callsPerHour: 15);
        var before = await _rig.Plans.NowAsync(default);
        (await _rig.Plans.NowAsync(default)).ShouldBeSameAs(before);

        (await _rig.Editor.SetPersonAsync(olga.Id, null, [new(PlanPart.Dials, Span.Hour, 18)], default)).ShouldBeNull();

        (await PlanAsync(olga)).DialsPerHour(Today).ShouldBe(18);
        (await PlanAsync(olga)).DialsPerHour(Today.AddDays(-1)).ShouldBe(15);
        await _database.ChangeAsync(async db => (await db.People.SingleAsync()).Name = "Olga Nowak");
        (await PlanAsync(olga)).Person.Name.ShouldBe("Olga Nowak");
    }

    [Fact]
    public async Task A_part_that_is_left_out_ends_and_what_was_before_stays_known()
    {
        var olga = await _database.AddPersonAsync();
        await _rig.Editor.SetPersonAsync(olga.Id, Today.AddDays(-7), [new(PlanPart.Meetings, Span.Day, 2), new(PlanPart.Conversations, Span.Day, 20)], default);

        await _rig.Editor.SetPersonAsync(olga.Id, Today, [new(PlanPart.Conversations, Span.Day, 30)], default);

        var plan = await PlanAsync(olga);
        (plan.PlannedOn(PlanPart.Meetings, Today), plan.PlannedOn(PlanPart.Conversations, Today)).ShouldBe((null, 30));
        (plan.PlannedOn(PlanPart.Meetings, Today.AddDays(-1)), plan.PlannedOn(PlanPart.Conversations, Today.AddDays(-1))).ShouldBe((2, 20));
    }

    [Fact]
    public async Task Setting_a_role_again_from_an_earlier_day_replaces_what_came_later()
    {
        var olga = await _database.AddPersonAsync();
        await _rig.Editor.SetRoleAsync(ManagerRole.Hunter, Today, [new(PlanPart.Dials, Span.Hour, 15)], default);
        await _rig.Editor.SetRoleAsync(ManagerRole.Hunter, Today.AddDays(-1), [new(PlanPart.Dials, Span.Hour, 12)], default);

        (await PlanAsync(olga)).DialsPerHour(Today).ShouldBe(12);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(1e9)]
    public async Task A_target_that_is_none_is_refused(double target) =>
        (await _rig.Editor.SetRoleAsync(ManagerRole.Hunter, null, [new(PlanPart.Dials, Span.Hour, target)], default)).ShouldNotBeNull().ShouldStartWith("A target is a number from 0 to 100000");

    [Fact]
    public async Task Shifts_breaks_and_absences_are_set_whole()
    {
        var olga = await _database.AddPersonAsync(callsPerHour: 15);
        await SetAsync(olga, [new(1, new(9, 0), new(17, 0)), new(2, new(9, 0), new(13, 0))], [new(1, new(13, 0), new(13, 30))], [new(Today.AddDays(7), Today.AddDays(8), AbsenceKind.Vacation)]);

        var plan = await PlanAsync(olga);
        new[] { 0, 1, 2, 7 }.Select(days => plan.TimeOf(Today.AddDays(days)).Hours).ShouldBe([7.5, 4, 0, 0]);

        await SetAsync(olga, [], [], []);
        (await PlanAsync(olga)).TimeOf(Today.AddDays(2)).Hours.ShouldBe(9);
    }

    [Fact]
    public async Task A_schedule_that_makes_no_sense_is_refused_with_the_reason()
    {
        var olga = await _database.AddPersonAsync();
        (await SetAsync(olga, [new(8, new(9, 0), new(17, 0))], [], [])).ShouldBe("A weekday is 1 for Monday to 7 for Sunday, not 8.");
        (await SetAsync(olga, [new(1, new(9, 0), new(9, 0))], [], [])).ShouldBe("The shift at 09:00 does not last.");
        (await SetAsync(olga, [new(1, new(9, 0), new(13, 0)), new(1, new(12, 0), new(17, 0))], [], [])).ShouldBe("The shift at 12:00 on weekday 1 begins while the one before goes on.");
        (await SetAsync(olga, [], [], [new(Today, Today.AddDays(-1), AbsenceKind.Illness)])).ShouldBe("The absence from 2026-11-23 ends before it starts.");
    }

    [Fact]
    public async Task A_night_shift_has_the_persons_days_counted_anew_and_puts_the_hours_after_midnight_to_the_day_before()
    {
        var olga = await _database.AddPersonAsync();
        await _database.AddCountedAsync(olga.Id, Rows.Morning);
        await _database.SqlAsync("DELETE FROM RecountDays");

        await SetAsync(olga, [new(1, new(22, 0), new(6, 0))], [], []);

        (await _database.ReadAsync(db => db.Database.SqlQuery<string>($"SELECT Day AS Value FROM RecountDays").ToListAsync())).ShouldBe(["2026-11-23"]);
        var tallies = new Tallies(_database, Rows.Warsaw);
        await _database.AddCountedAsync(olga.Id, new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero), row => row.Day = Today);
        await _database.AddCountedAsync(olga.Id, new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero));
        (await tallies.HoursAsync(olga.Id, Today, default)).Count.ShouldBe(2);
        (await tallies.HoursAsync(olga.Id, Today.AddDays(2), default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Settings_and_holidays_are_checked_and_kept()
    {
        (await _rig.Editor.SetSettingsAsync(new() { PulseTimes = ["25:00"] }, default)).ShouldBe("Pulses are up to 12 times of the day, such as 11:00.");
        (await _rig.Editor.SetSettingsAsync(new() { RefusalShare = 0 }, default)).ShouldNotBeNull();
        (await _rig.Editor.SetHolidaysAsync([new(Today, "One"), new(Today, "Other")], default)).ShouldBe("2026-11-23 is named twice.");

        foreach (var raised in new[] { 22, 25 })
            (await _rig.Editor.SetSettingsAsync(new() { PulseTimes = ["15:00", "10:30"], RaisedPerHour = raised }, default)).ShouldBeNull();
        (await _rig.Editor.SetHolidaysAsync([new(Today, " Founding day ")], default)).ShouldBeNull();

        var plans = await _rig.Plans.NowAsync(default);
        plans.Settings.PulseTimes.ShouldBe(["10:30", "15:00"]);
        plans.Raise.RaisedPerHour.ShouldBe(25);
        plans.Holidays.ShouldBe([new(Today, "Founding day")]);
    }

    private Task<string?> SetAsync(Person person, IReadOnlyList<WantedSpan> shifts, IReadOnlyList<WantedSpan> breaks, IReadOnlyList<WantedAbsence> absences) =>
        _rig.Editor.SetScheduleAsync(person.Id, new(shifts, breaks, absences), default);

    private async Task<PersonPlan> PlanAsync(Person person) => (await _rig.Plans.NowAsync(default)).Of(person.Id)!;
}
