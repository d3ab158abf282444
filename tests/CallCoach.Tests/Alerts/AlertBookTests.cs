using CallCoach.Alerts;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Alerts;

public sealed class AlertBookTests : IDisposable
{
    private readonly TestDatabase _database = new();
    private readonly FakeTimeProvider _domain = new(Rows.Morning);
    private readonly AlertBook _book;

    public AlertBookTests() => _book = new(new(_domain, TimeProvider.System));

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_new_draft_is_raised_at_domain_time_with_the_next_sequence()
    {
        (await EnterAsync(Failure("a"))).ShouldBeTrue();
        _domain.Advance(TimeSpan.FromMinutes(1));
        (await EnterAsync(Failure("b"))).ShouldBeTrue();

        var second = await AlertAsync("b");
        (second.Sequence, second.RaisedSequence, second.Times, second.Reason).ShouldBe((2, 2, 1, "not audio"));
        (second.RaisedAt, second.ChangedAt).ShouldBe((Rows.Morning.AddMinutes(1), Rows.Morning.AddMinutes(1)));
    }

    [Fact]
    public async Task The_same_draft_twice_is_told_once()
    {
        await EnterAsync(Failure("a"));

        (await EnterAsync(Failure("a"))).ShouldBeFalse();

        var alert = await AlertAsync("a");
        (alert.Sequence, alert.Times).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Every_field_survives_the_database_so_that_no_draft_looks_changed_by_being_stored()
    {
        var olga = await _database.AddPersonAsync();
        var call = await _database.AddCallAsync();
        AlertDraft draft = new("everything", AlertKind.Objection)
        {
            PersonId = olga.Id,
            CallId = call.Id,
            Label = CallCoach.Objections.ObjectionLabel.Distrust,
            Score = 0.1 + 0.2,
            Ordinal = 3,
            Day = new(2026, 11, 23),
            Dials = 20,
            Expected = 100.0 / 3,
            CallsPerHour = 15,
            Reason = "zażółć",
        };
        await EnterAsync(draft);

        (await EnterAsync(draft with { })).ShouldBeFalse();
    }

    [Fact]
    public async Task A_changed_draft_updates_its_alert_under_a_higher_sequence()
    {
        await EnterAsync(Failure("a"));
        await EnterAsync(Failure("b"));
        _domain.Advance(TimeSpan.FromMinutes(5));

        (await EnterAsync(Failure("a") with { Reason = "too large" })).ShouldBeTrue();

        var alert = await AlertAsync("a");
        (alert.Sequence, alert.RaisedSequence, alert.Times, alert.Reason).ShouldBe((3, 1, 2, "too large"));
        (alert.RaisedAt, alert.ChangedAt).ShouldBe((Rows.Morning, Rows.Morning.AddMinutes(5)));
    }

    [Fact]
    public async Task Of_several_drafts_only_the_new_and_changed_ones_are_told()
    {
        await EnterAsync(Failure("a"), Failure("b"));

        (await EnterAsync(Failure("a"), Failure("b") with { Reason = "gone" }, Failure("c"))).ShouldBeTrue();

        (await _database.ReadAsync(db => db.Alerts.OrderBy(a => a.Key).Select(a => a.Sequence).ToListAsync())).ShouldBe([1, 3, 4]);
    }

    [Fact]
    public async Task Sequences_strictly_grow_whoever_enters_at_the_same_time()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => EnterAsync(Failure($"a{i}"), Failure($"b{i}")))));

        (await _database.ReadAsync(db => db.Alerts.OrderBy(a => a.Sequence).Select(a => a.Sequence).ToListAsync()))
            .ShouldBe(Enumerable.Range(1, 40).Select(i => (long)i));
    }

    [Fact]
    public async Task What_is_rolled_back_was_never_told()
    {
        await using (var db = _database.CreateDbContext())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await _book.EnterAsync(db, [Failure("a")], default);
            await transaction.RollbackAsync();
        }

        await EnterAsync(Failure("b"));

        (await AlertAsync("b")).Sequence.ShouldBe(1);
        (await _database.ReadAsync(db => db.Alerts.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_false_alarm_is_left_alone_whatever_is_found_anew()
    {
        await EnterAsync(Failure("a"));
        await _database.ChangeAsync(db => db.Alerts.ExecuteUpdateAsync(set => set.SetProperty(a => a.FalseAlarmAt, Rows.Morning)));

        (await EnterAsync(Failure("a") with { Reason = "too large" })).ShouldBeFalse();

        (await AlertAsync("a")).Reason.ShouldBe("not audio");
    }

    [Theory]
    [InlineData(CallCoach.Objections.ObjectionLabel.Distrust, 1, 1)]
    [InlineData(CallCoach.Objections.ObjectionLabel.NoTime, 2, 2)]
    public async Task An_alert_whose_label_was_corrected_changes_without_being_told_again(
        CallCoach.Objections.ObjectionLabel corrected, int times, long told)
    {
        var draft = Failure("a") with { Label = CallCoach.Objections.ObjectionLabel.Distrust };
        await EnterAsync(draft);
        _domain.Advance(TimeSpan.FromMinutes(5));

        await using (var db = _database.CreateDbContext())
            (await _book.EnterAsync(db, [draft with { Ordinal = 5 }], default, [corrected])).ShouldBeTrue();

        var alert = await AlertAsync("a");
        (alert.Ordinal, alert.Sequence, alert.Times, alert.ToldSequence).ShouldBe((5, 2, times, told));
        alert.ChangedAt.ShouldBe(Rows.Morning.AddMinutes(times == 1 ? 0 : 5));
    }

    private static AlertDraft Failure(string key) => new(key, AlertKind.RecordingFailed) { Reason = "not audio" };

    private async Task<bool> EnterAsync(params AlertDraft[] drafts)
    {
        await using var db = _database.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var changed = await _book.EnterAsync(db, drafts, CancellationToken.None);
        await transaction.CommitAsync();
        return changed;
    }

    private Task<Alert> AlertAsync(string key) => _database.ReadAsync(db => db.Alerts.SingleAsync(a => a.Key == key));
}
