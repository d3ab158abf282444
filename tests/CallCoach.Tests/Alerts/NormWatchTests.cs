using CallCoach.Alerts;
using CallCoach.Jobs;
using CallCoach.People;
using CallCoach.Tests.Jobs;
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
            _database, _database.Writer, new(_database, new(_database, Rows.Warsaw), Rows.Warsaw, clocks), new(_database.Writer, _database, clocks), new(clocks),
            new(_database, new FeedLog(), NullLogger<AlertPump>.Instance), AlertSettings.Default, clocks, NullLogger<NormWatch>.Instance);
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
