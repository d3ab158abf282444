using CallCoach.Calls;
using CallCoach.Outcomes;
using CallCoach.StopList;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.StopList;

public sealed class KeepStopListTests : IDisposable
{
    private const string Client = "+48600100200";

    private readonly TestDatabase _database = new();
    private readonly FakeTimeProvider _clock = new(Rows.Morning.AddHours(1));
    private readonly StopListBook _book;
    private readonly KeepStopList _step;

    public KeepStopListTests()
    {
        var clocks = new Clocks(_clock, _clock);
        _book = new(_database.Writer, _database, clocks);
        _step = new(StopListSettings.Default, clocks);
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_client_who_asks_never_to_be_called_again_is_on_the_list_with_the_second_that_proves_it()
    {
        var call = await HeardAsync(Outcome.DoNotCall, ordinal: 3);

        var entry = (await ListAsync()).ShouldHaveSingleItem();
        (entry.Number, entry.CallId, entry.Ordinal, entry.Second).ShouldBe((Client, call.Id, 3, 3.0));
        (entry.AddedBy, entry.AddedAt, entry.OffAt).ShouldBe((null, _clock.GetUtcNow(), null));
        (await _book.HoldsAsync(Client, default)).ShouldBeTrue();
        (await _book.HoldsAsync("+48600100201", default)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(Outcome.DoNotCall, 0.79)]
    [InlineData(Outcome.Refused, 1.0)]
    [InlineData(Outcome.NoOutcome, 1.0)]
    public async Task Another_outcome_or_an_unsure_one_puts_nobody_on_the_list(Outcome outcome, double score)
    {
        await HeardAsync(outcome, score);

        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_again_it_changes_nothing()
    {
        var call = await HeardAsync(Outcome.DoNotCall);
        var before = (await ListAsync()).ShouldHaveSingleItem();
        _clock.Advance(TimeSpan.FromHours(1));

        await RunAsync(call);

        (await ListAsync()).ShouldHaveSingleItem().ShouldBeEquivalentTo(before);
    }

    [Fact]
    public async Task A_transcript_that_came_anew_moves_the_proof()
    {
        var call = await HeardAsync(Outcome.DoNotCall, ordinal: 3);

        await JudgeAsync(call, Outcome.DoNotCall, 0.6, ordinal: 7);

        var entry = (await ListAsync()).ShouldHaveSingleItem();
        (entry.Ordinal, entry.Second, entry.OffAt).ShouldBe((7, 7.0, null));
    }

    [Fact]
    public async Task What_a_later_verdict_no_longer_hears_is_taken_off_and_kept_as_history()
    {
        var call = await HeardAsync(Outcome.DoNotCall);

        await JudgeAsync(call, Outcome.CallbackAgreed);

        var entry = (await ListAsync()).ShouldHaveSingleItem();
        (entry.OffBy, entry.OffReason, entry.OffAt).ShouldBe((null, StoppedNumber.NoLongerHeard, _clock.GetUtcNow()));
        (await _book.HoldsAsync(Client, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_verdict_that_comes_back_puts_the_number_on_the_list_again()
    {
        var call = await HeardAsync(Outcome.DoNotCall);
        await JudgeAsync(call, Outcome.Refused);

        await JudgeAsync(call, Outcome.DoNotCall);

        (await ListAsync()).Select(entry => entry.OffAt is null).ShouldBe([false, true]);
    }

    [Fact]
    public async Task What_a_person_confirmed_stays_whatever_is_heard_later()
    {
        var call = await HeardAsync(Outcome.DoNotCall);
        await _book.ConfirmAsync((await ListAsync())[0].Id, "Olga", default);

        await JudgeAsync(call, Outcome.Refused);

        (await _book.HoldsAsync(Client, default)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_person_took_off_is_not_put_back_by_the_same_call()
    {
        var call = await HeardAsync(Outcome.DoNotCall);
        await _book.TakeOffAsync((await ListAsync())[0].Id, "Olga", "it was about the old tariff", default);

        await RunAsync(call);

        (await _book.HoldsAsync(Client, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_person_took_off_is_put_back_by_a_later_call_but_not_by_an_earlier_one()
    {
        await HeardAsync(Outcome.DoNotCall);
        await _book.TakeOffAsync((await ListAsync())[0].Id, "Olga", "asked for an offer by e-mail", default);

        await HeardAsync(Outcome.DoNotCall, startedAt: _clock.GetUtcNow().AddMinutes(-1));
        (await _book.HoldsAsync(Client, default)).ShouldBeFalse();

        await HeardAsync(Outcome.DoNotCall, startedAt: _clock.GetUtcNow().AddMinutes(1));
        (await _book.HoldsAsync(Client, default)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_number_that_two_calls_stop_stays_on_the_list_by_the_other_call_when_one_is_heard_differently()
    {
        var first = await HeardAsync(Outcome.DoNotCall);
        var second = await HeardAsync(Outcome.DoNotCall, ordinal: 5);
        (await ListAsync()).ShouldHaveSingleItem().CallId.ShouldBe(first.Id);

        await JudgeAsync(first, Outcome.Refused);

        var inForce = (await ListAsync()).Single(entry => entry.OffAt is null);
        (inForce.CallId, inForce.Ordinal).ShouldBe((second.Id, 5));
    }

    [Fact]
    public async Task A_number_that_a_person_put_there_is_left_alone()
    {
        await _book.EnterAsync([new(Client, "by letter")], "Olga", default);

        var call = await HeardAsync(Outcome.DoNotCall);
        await JudgeAsync(call, Outcome.Refused);

        (await ListAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            entry => entry.AddedBy.ShouldBe("Olga"), entry => entry.CallId.ShouldBeNull(), entry => entry.OffAt.ShouldBeNull());
    }

    [Theory]
    [InlineData("sip:buyer@office.example", "sip:buyer@office.example")]
    [InlineData("sip:+48600100200@pbx.example", Client)]
    [InlineData("anonymous", null)]
    [InlineData("", null)]
    public async Task A_client_without_a_telephone_number_is_kept_by_the_address_there_is(string client, string? number)
    {
        await HeardAsync(Outcome.DoNotCall, client: client);

        (await ListAsync()).Select(entry => entry.Number).SingleOrDefault().ShouldBe(number);
    }

    [Fact]
    public async Task A_call_without_an_outcome_has_nothing_to_do_at_this_stage()
    {
        var call = await _database.AddCallAsync();

        (await _database.ReadAsync(db => _step.IsDueAsync(call, db, default))).ShouldBeFalse();
        await _database.AddAsync(new CallOutcome { CallId = call.Id, Outcome = Outcome.Refused, Score = 1 });
        (await _database.ReadAsync(db => _step.IsDueAsync(call, db, default))).ShouldBeTrue();
    }

    /// <summary>A call that was judged and has passed the stage.</summary>
    private async Task<Call> HeardAsync(
        Outcome outcome, double score = 0.9, int ordinal = 2, string client = Client, DateTimeOffset? startedAt = null)
    {
        var call = await _database.AddCallAsync(c => (c.Client, c.StartedAt) = (client, startedAt ?? Rows.Morning));
        foreach (var number in Enumerable.Range(0, 9))
            await _database.AddAsync(Rows.Said(call, number, Speaker.Client, "do not call me"));
        await JudgeAsync(call, outcome, score, ordinal);
        return call;
    }

    private async Task JudgeAsync(Call call, Outcome outcome, double score = 0.9, int ordinal = 2)
    {
        await _database.ChangeAsync(async db =>
        {
            await db.Outcomes.Where(o => o.CallId == call.Id).ExecuteDeleteAsync();
            db.Outcomes.Add(new() { CallId = call.Id, Outcome = outcome, Score = score, Ordinal = ordinal });
        });
        await RunAsync(call);
    }

    private Task RunAsync(Call call) => _step.RunAsync(_database, call.Id);

    private Task<List<StoppedNumber>> ListAsync() => _database.ReadAsync(db => db.StopList.OrderBy(entry => entry.Id).ToListAsync());
}
