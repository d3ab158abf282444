using CallCoach.Alerts;
using CallCoach.Calls;
using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Tests.Ingest;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Norms;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Alerts;

public sealed class MoveCallTests : IDisposable
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private readonly CountingRig _rig = new();
    private readonly FeedLog _feed = new();
    private readonly MoveCall _move;

    public MoveCallTests() => _move = new(
        _rig.Database, _rig.Database.Writer, _rig.Counting, new(_rig.Database, _feed, NullLogger<AlertPump>.Instance), _feed, new(_rig.Clock, TimeProvider.System));

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task A_moved_call_leaves_one_managers_counters_for_the_others_and_it_is_written_down_who_moved_it()
    {
        var olga = await _rig.Database.AddPersonAsync("Olga");
        var jan = await _rig.Database.AddPersonAsync("Jan");
        var call = await _rig.CallAsync(c => c.PersonId = olga.Id);
        await _rig.Database.AddAsync(new Alert { Key = "k", Kind = AlertKind.Objection, CallId = call.Id, PersonId = olga.Id, Sequence = 4 });

        (await _move.MoveAsync(call.Id, jan.Id, "Anna")).ShouldBeTrue();

        (await _rig.DayAsync(olga.Id, Monday)).Dials.ShouldBe(0);
        (await _rig.DayAsync(jan.Id, Monday)).NewConversations.ShouldBe(1);
        var moved = await _rig.Database.CallAsync(call.Id);
        (moved.PersonId, moved.MovedTo, moved.MovedBy, moved.MovedAt).ShouldBe((jan.Id, jan.Id, "Anna", Rows.Morning));
        var alert = await _rig.Database.ReadAsync(db => db.Alerts.SingleAsync());
        (alert.PersonId, alert.Sequence).ShouldBe((jan.Id, 5));
        (await _feed.NextCallAsync()).ShouldBe((call.Id, Stage.Count));
        _feed.Counters.ShouldBe([(olga.Id, Monday)]);
        (await _rig.WrongAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_may_be_moved_to_nobody_and_one_that_is_not_there_is_not_moved()
    {
        var olga = await _rig.Database.AddPersonAsync("Olga");
        var call = await _rig.CallAsync(c => c.PersonId = olga.Id);

        await _move.MoveAsync(call.Id, null, "Anna");

        (await _rig.DayAsync(null, Monday)).Dials.ShouldBe(1);
        (await _move.MoveAsync(call.Id + 1, olga.Id, "Anna")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_a_call_was_moved_it_stays_whatever_its_events_say_later(bool toNobody)
    {
        await _rig.Database.AddPersonAsync("Olga", lines: [TwilioEvents.Line]);
        var jan = await _rig.Database.AddPersonAsync("Jan");
        await using var provider = new CallCoach.Tests.LoopbackHttp(_ => new CallCoach.Tests.Answer(404, []));
        await using var rig = new PipelineRig(_rig.Database, provider);
        await rig.StartAsync();
        var events = TwilioEvents.Conversation("c1").Where(told => told.Kind != "recording").ToList();
        await rig.DeliverAsync(events.Take(2));
        await rig.DoneAsync();
        var call = await _rig.Database.ReadAsync(db => db.Calls.SingleAsync());

        await _move.MoveAsync(call.Id, toNobody ? null : jan.Id, "Anna");
        await rig.DeliverAsync(events.Skip(2));
        await rig.DoneAsync();

        (await _rig.Database.CallAsync(call.Id)).PersonId.ShouldBe(toNobody ? null : jan.Id);
        (await _rig.CountedAsync(call)).PersonId.ShouldBe(toNobody ? null : jan.Id);
        (await _rig.WrongAsync()).ShouldBeEmpty();
    }
}
