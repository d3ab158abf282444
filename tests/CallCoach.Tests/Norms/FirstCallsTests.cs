using CallCoach.Calls;
using CallCoach.Clients;
using CallCoach.Norms;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Norms;

public sealed class FirstCallsTests : IDisposable
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private readonly CountingRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task The_first_call_ever_to_a_number_is_new_and_the_rest_is_known()
    {
        var first = await _rig.CallAsync();
        var second = await _rig.CallAsync(c => c.StartedAt = Rows.Morning.AddDays(1));

        (await _rig.CountedAsync(first)).New.ShouldBeTrue();
        (await _rig.CountedAsync(second)).New.ShouldBeFalse();
        (await _rig.DayAsync(null, Monday)).ShouldBe(
            Tally.None with { Calls = 1, Dials = 1, Connected = 1, Conversations = 1, NewDials = 1, NewConversations = 1, TalkSeconds = 60 });
        (await _rig.DayAsync(null, Monday.AddDays(1))).NewDials.ShouldBe(0);
        (await _rig.Database.ReadAsync(db => db.Clients.SingleAsync())).FirstCallId.ShouldBe(first.Id);
    }

    [Fact]
    public async Task An_earlier_call_that_comes_late_makes_the_former_first_one_known()
    {
        var former = await _rig.CallAsync();

        var earlier = await _rig.CallAsync(c => c.StartedAt = Rows.Morning.AddDays(-1));

        (await _rig.CountedAsync(former)).New.ShouldBeFalse();
        (await _rig.CountedAsync(earlier)).New.ShouldBeTrue();
        (await _rig.DayAsync(null, Monday)).NewDials.ShouldBe(0);
        (await _rig.DayAsync(null, Monday.AddDays(-1))).NewDials.ShouldBe(1);
        (await _rig.WrongAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_calls_of_the_same_instant_are_told_apart_by_their_number()
    {
        var one = await _rig.CallAsync();
        var two = await _rig.CallAsync();

        ((await _rig.CountedAsync(one)).New, (await _rig.CountedAsync(two)).New).ShouldBe((true, false));
    }

    [Fact]
    public async Task A_number_that_is_spelled_differently_or_dialled_by_SIP_is_the_same_client()
    {
        await _rig.CallAsync(c => c.Client = "+48600100200");
        await _rig.CallAsync(c => (c.Client, c.StartedAt) = ("+48 600-100-200", Rows.Morning.AddHours(1)));

        (await _rig.DayAsync(null, Monday)).NewDials.ShouldBe(1);
    }

    [Fact]
    public async Task Who_withholds_the_number_is_no_client_and_never_new()
    {
        var call = await _rig.CallAsync(c => (c.Client, c.Dial, c.Direction) = ("anonymous", false, CallDirection.Inbound));

        var counted = await _rig.CountedAsync(call);

        (counted.ClientId, counted.New, counted.Inbound).ShouldBe((null, false, true));
    }

    [Fact]
    public async Task A_call_that_came_in_first_makes_the_dial_back_known()
    {
        await _rig.CallAsync(c => (c.Dial, c.Direction) = (false, CallDirection.Inbound));
        var back = await _rig.CallAsync(c => c.StartedAt = Rows.Morning.AddMinutes(5));

        (await _rig.CountedAsync(back)).New.ShouldBeFalse();
    }

    [Fact]
    public async Task A_refused_dial_and_one_that_was_hung_up_before_it_was_placed_are_nobodys_first()
    {
        await _rig.CallAsync(c => (c.Dial, c.Refused, c.Connected) = (false, true, false));
        await _rig.CallAsync(c => (c.Dial, c.Connected) = (false, false));
        var dial = await _rig.CallAsync(c => c.StartedAt = Rows.Morning.AddMinutes(5));

        (await _rig.CountedAsync(dial)).New.ShouldBeTrue();
    }

    [Fact]
    public async Task A_first_call_whose_number_turns_out_to_be_another_leaves_the_next_one_first()
    {
        var first = await _rig.CallAsync();
        var second = await _rig.CallAsync(c => c.StartedAt = Rows.Morning.AddHours(1));
        await _rig.Database.ChangeAsync(async db => (await db.Calls.SingleAsync(c => c.Id == first.Id)).Client = "+48600999888");

        await _rig.CountAsync(first.Id);

        ((await _rig.CountedAsync(first)).New, (await _rig.CountedAsync(second)).New).ShouldBe((true, true));
        (await _rig.DayAsync(null, Monday)).NewDials.ShouldBe(2);
        (await _rig.WrongAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_number_that_turns_out_to_be_of_a_known_client_takes_its_calls_along()
    {
        var office = await _rig.CallAsync();
        var mobile = await _rig.CallAsync(c => (c.Client, c.StartedAt) = ("+48600999888", Rows.Morning.AddHours(1)));
        var owner = (await _rig.CountedAsync(office)).ClientId!.Value;

        await _rig.WriteAsync(session => FirstCalls.MoveNumber(session, "+48600999888", owner));

        ((await _rig.CountedAsync(mobile)).New, (await _rig.CountedAsync(mobile)).ClientId).ShouldBe((false, owner));
        (await _rig.DayAsync(null, Monday)).NewDials.ShouldBe(1);
        (await _rig.Database.ReadAsync(db => db.Clients.Select(client => client.Id).ToListAsync())).ShouldBe([owner]);
        (await _rig.WrongAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_number_taken_from_a_client_is_its_own_business_again()
    {
        var office = await _rig.CallAsync();
        var other = await _rig.Database.AddAsync(new Client { Name = "Baltic" });
        var later = await _rig.CallAsync(c => c.StartedAt = Rows.Morning.AddHours(1));

        await _rig.WriteAsync(session => FirstCalls.MoveNumber(session, CountingRig.Client, other.Id));

        ((await _rig.CountedAsync(office)).ClientId, (await _rig.CountedAsync(office)).New, (await _rig.CountedAsync(later)).New).ShouldBe((other.Id, true, false));
        (await _rig.WrongAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Calls_of_long_ago_entered_at_once_count_as_if_they_had_come_one_by_one()
    {
        var present = await _rig.CallAsync();
        var old = new List<Call>();
        for (var i = 0; i < 40; i++)
        {
            var number = i;
            old.Add(await _rig.Database.AddCallAsync(c => (c.StartedAt, c.Client, c.Connected, c.TalkSeconds) =
                (Rows.Morning.AddHours(-number * 7 % 100), $"+4860010020{number % 5}", number % 2 == 0, 20 + number)));
        }

        await _rig.WriteAsync(session => _rig.Counting.Enter(session, old.Select(call => StoredFacts.Of(session, call.Id)!)));

        (await _rig.CountedAsync(present)).New.ShouldBeFalse();
        (await _rig.WrongAsync()).ShouldBeEmpty();
        (await _rig.Audit.RunAsync(default)).Calls.ShouldBe(41);
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(
            () => _rig.WriteAsync(session => _rig.Counting.Enter(session, old.Select(call => StoredFacts.Of(session, call.Id)!))));
        (await _rig.WrongAsync()).ShouldBeEmpty();
    }
}
