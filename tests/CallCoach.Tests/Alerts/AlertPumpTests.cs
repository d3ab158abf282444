using CallCoach.Alerts;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Alerts;

public sealed class AlertPumpTests : IAsyncDisposable
{
    private readonly TestDatabase _database = new();
    private readonly FeedLog _feed = new();
    private readonly AlertPump _pump;
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public AlertPumpTests() => _pump = new(_database, _feed, NullLogger<AlertPump>.Instance);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(_running);
        _stop.Dispose();
        _database.Dispose();
    }

    [Fact]
    public async Task Alerts_are_told_in_the_order_of_their_sequence_not_of_their_keys_or_ids()
    {
        await StartAsync();
        await EnterAsync(("c", 3, 3), ("a", 1, 1), ("b", 2, 2));

        foreach (var sequence in new[] { 1, 2, 3 })
        {
            var told = await _feed.NextAlertAsync();
            (told.Alert.Sequence, told.Raised).ShouldBe((sequence, true));
        }
    }

    [Fact]
    public async Task A_change_of_an_alert_that_was_told_is_told_as_a_change()
    {
        await StartAsync();
        await EnterAsync(("a", 1, 1));
        await _feed.NextAlertAsync();
        await _database.SqlAsync("UPDATE Alerts SET Sequence = 2, Times = 2");
        _pump.Raise();

        var told = await _feed.NextAlertAsync();
        (told.Alert.Sequence, told.Raised).ShouldBe((2, false));
    }

    [Fact]
    public async Task An_alert_that_changed_before_it_was_told_is_told_once_as_new()
    {
        await StartAsync();
        await EnterAsync(("b", 2, 2), ("a", 3, 1));

        (await _feed.NextAlertAsync()).Alert.Key.ShouldBe("b");
        var late = await _feed.NextAlertAsync();
        (late.Alert.Key, late.Raised).ShouldBe(("a", true));
        _feed.HasMoreAlerts.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_older_than_the_start_is_left_for_pages_to_ask_for()
    {
        await EnterAsync(("old", 1, 1));
        await StartAsync();
        await EnterAsync(("new", 2, 2));

        (await _feed.NextAlertAsync()).Alert.Key.ShouldBe("new");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_feed_that_fails_for_one_alert_is_told_the_next_ones_at_once(bool asIfCancelled)
    {
        _feed.Before = alert =>
        {
            if (alert.Key == "a")
                throw asIfCancelled ? new TaskCanceledException("the page went away") : new IOException("the page went away");
        };
        await StartAsync();
        await EnterAsync(("a", 1, 1), ("b", 2, 2), ("c", 3, 3));

        (await _feed.NextAlertAsync()).Alert.Key.ShouldBe("b");
        (await _feed.NextAlertAsync()).Alert.Key.ShouldBe("c");
    }

    private async Task StartAsync()
    {
        await _pump.StartAsync(_stop.Token);
        _running = _pump.RunAsync(_stop.Token);
    }

    private async Task EnterAsync(params (string Key, long Sequence, long RaisedSequence)[] alerts)
    {
        await _database.ChangeAsync(db =>
        {
            db.Alerts.AddRange(alerts.Select(a => new Alert { Key = a.Key, Sequence = a.Sequence, RaisedSequence = a.RaisedSequence, Times = 1 }));
            return Task.CompletedTask;
        });
        _pump.Raise();
    }
}
