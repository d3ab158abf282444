using CallCoach.Calls;
using CallCoach.Norms;
using CallCoach.Outcomes;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Norms;

public sealed class RecountingTests : IDisposable
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private readonly CountingRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task The_first_start_leaves_everything_before_today_to_the_legs()
    {
        await _rig.Definitions.PrepareAsync();
        await _rig.Definitions.PrepareAsync();
        var before = await _rig.CallAsync(c => c.StartedAt = Rows.Morning.AddDays(-1));
        var today = await _rig.CallAsync();
        await _rig.HearAsync(before, Outcome.NoOutcome, (Speaker.Client, 2, "yes"));
        await _rig.HearAsync(today, Outcome.NoOutcome, (Speaker.Client, 2, "yes"));

        (await _rig.CountedAsync(before)).Why.ShouldBe(ConversationReason.LegLongEnough);
        (await _rig.CountedAsync(today)).Why.ShouldBe(ConversationReason.ClientSpokeTooLittle);
        (await _rig.Definitions.AllAsync(default)).Select(one => (one.Version, one.FromDay, one.LegSeconds, one.ClientSpeechSeconds))
            .ShouldBe([(1, DateOnly.MinValue, 30, null), (2, Monday, 30, 5)]);
    }

    [Fact]
    public async Task A_changed_setting_counts_from_the_day_of_the_start_on()
    {
        await _rig.Definitions.PrepareAsync();
        await _rig.Definitions.MakeAsync(Monday, 10, 3, "Anna");
        await _rig.Definitions.PrepareAsync();
        (await _rig.Definitions.AllAsync(default)).Count.ShouldBe(3);

        await new DefinitionBook(
            _rig.Database, _rig.Database.Writer, Rows.Warsaw with { ConversationSeconds = 45 }, new(_rig.Clock, TimeProvider.System)).PrepareAsync();

        var newest = (await _rig.Definitions.AllAsync(default))[^1];
        (newest.Version, newest.FromDay, newest.LegSeconds, newest.ClientSpeechSeconds, newest.MadeBy).ShouldBe((4, Monday, 45, 3, null));
    }

    [Fact]
    public async Task A_definition_from_a_past_day_on_counts_the_days_since_anew_and_leaves_those_before_alone()
    {
        await _rig.Definitions.PrepareAsync();
        var friday = await _rig.CallAsync(c => (c.StartedAt, c.TalkSeconds) = (Rows.Morning.AddDays(-3), 20));
        var monday = await _rig.CallAsync(c => c.TalkSeconds = 20);

        var made = await _rig.Definitions.MakeAsync(Monday, 15, null, "Anna");
        (await _rig.CountedAsync(monday)).Conversation.ShouldBeFalse();
        await RecountAllAsync(_rig.Recounting);

        (await _rig.CountedAsync(friday)).Conversation.ShouldBeFalse();
        var counted = await _rig.CountedAsync(monday);
        (counted.Conversation, counted.Definition, made.Version, made.MadeBy).ShouldBe((true, 3, 3, "Anna"));
        (await _rig.DayAsync(null, Monday)).Conversations.ShouldBe(1);
        (await _rig.WrongAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recount_goes_on_by_day_where_another_process_left_it()
    {
        for (var day = 0; day < 5; day++)
            await _rig.CallAsync(c => (c.StartedAt, c.TalkSeconds) = (Rows.Morning.AddDays(-day), 20));
        await _rig.Definitions.MakeAsync(DateOnly.MinValue, 15, null, "Anna");
        (await _rig.Recounting.RecountNextAsync(default)).ShouldBe(Monday);
        (await _rig.Recounting.RecountNextAsync(default)).ShouldBe(Monday.AddDays(-1));

        var again = _rig.NewRecounting();
        (await again.RecountNextAsync(default)).ShouldBe(Monday.AddDays(-2));
        await RecountAllAsync(again);

        (await _rig.Database.ReadAsync(db => db.CountedCalls.CountAsync(c => c.Conversation))).ShouldBe(5);
        (await again.RecountNextAsync(default)).ShouldBeNull();
    }

    [Fact]
    public async Task Two_recounts_at_once_with_calls_coming_in_end_with_true_sums()
    {
        for (var i = 0; i < 60; i++)
            await _rig.CallAsync(c => (c.StartedAt, c.TalkSeconds, c.Client) = (Rows.Morning.AddDays(-i % 3).AddMinutes(i), 20, $"+4860010020{i % 7}"));
        await _rig.Definitions.MakeAsync(DateOnly.MinValue, 15, null, "Anna");

        await Task.WhenAll(
            RecountAllAsync(_rig.Recounting),
            RecountAllAsync(_rig.NewRecounting()),
            Task.Run(async () =>
            {
                for (var i = 0; i < 30; i++)
                    await _rig.CallAsync(c => (c.StartedAt, c.Client) = (Rows.Morning.AddDays(-i % 3), $"+4860010020{i % 9}"));
            }));

        (await _rig.WrongAsync()).ShouldBeEmpty();
        (await _rig.Database.ReadAsync(db => db.CountedCalls.CountAsync(c => c.Conversation))).ShouldBe(90);
    }

    [Fact]
    public async Task A_day_asked_for_while_it_is_counted_is_counted_once_more()
    {
        await _rig.CallAsync();
        await _rig.Recounting.AskAsync(Monday);
        await _rig.WriteAsync(session =>
        {
            var (day, asked) = RecountDays.Next(session)!.Value;
            RecountDays.Ask(session, Monday, Rows.Warsaw);
            RecountDays.Done(session, day, asked);
        });

        (await _rig.Recounting.LeftAsync(default)).ShouldBe(1);
    }

    private static async Task RecountAllAsync(Recounting recounting)
    {
        while (await recounting.RecountNextAsync(default) is not null)
            continue;
    }
}
