using CallCoach.Alerts;
using CallCoach.Jobs;
using CallCoach.Norms.Plans;
using CallCoach.Outcomes;
using CallCoach.People;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Norms.Days;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Alerts;

public sealed class NormWatchTests : IDisposable
{
    private static readonly DateTime Midnight = new(2026, 11, 23);

    private readonly TestDatabase _database = new();
    private readonly FakeTimeProvider _domain = new(Rows.Morning);
    private readonly NormWatch _watch;

    public NormWatchTests()
    {
        var clocks = new Clocks(_domain, TimeProvider.System);
        _watch = new(
            _database, _database.Writer, new DaysRig(_database, _domain).Days, new(_database.Writer, _database, clocks), new(clocks),
            new(_database, new FeedLog(), NullLogger<AlertPump>.Instance), AlertSettings.Default, Rows.Warsaw, clocks, NullLogger<NormWatch>.Instance);
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Who_is_behind_at_a_full_hour_is_told_with_the_dials_of_the_hours_before()
    {
        var olga = await _database.AddPersonAsync(callsPerHour: 15);
        await DialAsync(olga, hour: 9, dials: 5);
        await DialAsync(olga, hour: 10, dials: 40);

        await LookAtAsync(10, 20);

        var alert = await _database.ReadAsync(db => db.Alerts.SingleAsync());
        (alert.Kind, alert.PersonId, alert.Day, alert.Dials, alert.Expected, alert.CallsPerHour)
            .ShouldBe((AlertKind.BehindNorm, olga.Id, new(2026, 11, 23), 5, 15, 15));
    }

    [Fact]
    public async Task Who_keeps_the_norm_or_has_none_is_not_told_of()
    {
        await DialAsync(await _database.AddPersonAsync("Olga", callsPerHour: 15), hour: 9, dials: 12);
        await _database.AddPersonAsync("Jan", callsPerHour: null);

        await LookAtAsync(10, 0);

        (await CountAlertsAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData(8, 59)]
    [InlineData(9, 59)]
    [InlineData(19, 0)]
    public async Task Before_the_first_full_hour_and_after_the_working_day_nobody_is_told_of(int hour, int minute)
    {
        await _database.AddPersonAsync(callsPerHour: 15);

        await LookAtAsync(hour, minute);

        (await CountAlertsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_last_hour_of_the_working_day_is_looked_at_when_it_ends()
    {
        await _database.AddPersonAsync(callsPerHour: 15);

        await LookAtAsync(18, 0);

        (await _database.ReadAsync(db => db.Alerts.SingleAsync())).Expected.ShouldBe(135);
    }

    [Fact]
    public async Task An_hour_is_looked_at_once()
    {
        await _database.AddPersonAsync(callsPerHour: 15);
        var looked = await LookAtAsync(10, 0);
        await _database.SqlAsync("DELETE FROM Alerts");

        (await LookAtAsync(10, 59, looked)).ShouldBe(looked);

        looked.ShouldBe(Midnight.AddHours(10));
        (await CountAlertsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Who_is_still_behind_an_hour_later_is_told_of_again_in_the_same_alert()
    {
        await _database.AddPersonAsync(callsPerHour: 15);
        var looked = await LookAtAsync(10, 0);

        await LookAtAsync(11, 5, looked);

        var alert = await _database.ReadAsync(db => db.Alerts.SingleAsync());
        (alert.Times, alert.Expected, alert.Sequence, alert.RaisedSequence).ShouldBe((2, 30, 2, 1));
    }

    [Theory]
    [InlineData(Stage.Gather)]
    [InlineData(Stage.Count)]
    public async Task While_calls_are_still_to_be_counted_nobody_is_judged(Stage stage)
    {
        await _database.AddPersonAsync(callsPerHour: 15);
        var call = await _database.AddJobAsync(stage, DateTimeOffset.UtcNow.AddMinutes(-1));

        (await LookAtAsync(10, 0)).ShouldBe(DateTime.MinValue);
        (await CountAlertsAsync()).ShouldBe(0);

        await _database.SqlAsync("UPDATE Jobs SET Stage = 'Fetch'");
        (await LookAtAsync(10, 0)).ShouldBe(Midnight.AddHours(10));
        (await CountAlertsAsync()).ShouldBe(1);
        (await _database.JobAsync(call.Id)).Stage.ShouldBe(Stage.Fetch);
    }

    [Fact]
    public async Task Hours_of_a_break_are_not_expected_to_bring_dials()
    {
        var olga = await _database.AddPersonAsync(callsPerHour: 15);
        await _database.AddAsync(new Break(olga.Id, 1, new(10, 0), new(11, 0)));
        await DialAsync(olga, hour: 9, dials: 15);

        await LookAtAsync(11, 0);

        (await CountAlertsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Who_is_away_or_has_a_holiday_is_not_told_of()
    {
        var olga = await _database.AddPersonAsync(callsPerHour: 15);
        await _database.AddAsync(new Absence { PersonId = olga.Id, FromDay = new(2026, 11, 20), ToDay = new(2026, 11, 23) });

        await LookAtAsync(12, 0);

        (await CountAlertsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Many_refusals_raise_what_is_expected_from_the_next_full_hour()
    {
        var olga = await _database.AddPersonAsync(callsPerHour: 15);
        for (var i = 0; i < 15; i++)
            await _database.AddCountedAsync(
                olga.Id, new(Midnight.AddHours(9), TimeSpan.FromHours(1)), row => (row.Connected, row.Conversation, row.Result) = (true, true, Outcome.Refused));
        await DialAsync(olga, hour: 10, dials: 10);

        await LookAtAsync(11, 0);

        var alert = await _database.ReadAsync(db => db.Alerts.SingleAsync());
        (alert.Dials, alert.Expected, alert.CallsPerHour).ShouldBe((25, 35, 20));
    }

    [Fact]
    public async Task A_night_shift_is_judged_after_midnight_too()
    {
        var olga = await _database.AddPersonAsync(callsPerHour: 15);
        await _database.AddAsync(new Shift(olga.Id, 1, new(22, 0), new(6, 0)));

        await LookAtAsync(24, 0);
        await LookAtAsync(30, 0);

        var alert = await _database.ReadAsync(db => db.Alerts.SingleAsync());
        (alert.Day, alert.Expected, alert.Times).ShouldBe((new(2026, 11, 23), 120, 2));
    }

    /// <summary>Looks at a time of the department's Monday.</summary>
    private Task<DateTime> LookAtAsync(int hour, int minute, DateTime looked = default)
    {
        _domain.Set(new(Midnight.AddHours(hour).AddMinutes(minute), TimeSpan.FromHours(1)));
        return _watch.LookAsync(looked, CancellationToken.None);
    }

    private Task<int> CountAlertsAsync() => _database.ReadAsync(db => db.Alerts.CountAsync());

    private async Task DialAsync(Person person, int hour, int dials)
    {
        for (var i = 0; i < dials; i++)
            await _database.AddCountedAsync(person.Id, new(Midnight.AddHours(hour), TimeSpan.FromHours(1)));
    }
}
