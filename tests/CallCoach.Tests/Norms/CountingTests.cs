using CallCoach.Calls;
using CallCoach.Norms;
using CallCoach.Outcomes;
using CallCoach.People;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Norms;

public sealed class CountingTests : IDisposable
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private readonly CountingRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData(LegStatus.Busy, CallKind.Busy)]
    [InlineData(LegStatus.NoAnswer, CallKind.NoAnswer)]
    [InlineData(LegStatus.Canceled, CallKind.NoAnswer)]
    [InlineData(LegStatus.Failed, CallKind.Failed)]
    public async Task What_was_not_answered_is_told_apart_by_its_status(LegStatus status, CallKind kind)
    {
        var call = await _rig.CallAsync(c => (c.Connected, c.Status, c.TalkSeconds) = (false, status, null));

        var counted = await _rig.CountedAsync(call);

        (counted.Kind, counted.Why, counted.Dial, counted.Connected).ShouldBe((kind, ConversationReason.NotConnected, true, false));
    }

    [Fact]
    public async Task A_machine_by_the_providers_word_is_voicemail_and_no_conversation_however_long()
    {
        var counted = await _rig.CountedAsync(await _rig.CallAsync(c => c.Machine = true));

        (counted.Kind, counted.Why, counted.Connected, counted.Conversation).ShouldBe((CallKind.Voicemail, ConversationReason.Voicemail, true, false));
    }

    [Fact]
    public async Task A_mailbox_and_a_menu_are_found_in_the_transcript()
    {
        var mailbox = await _rig.CallAsync();
        var menu = await _rig.CallAsync();
        await _rig.HearAsync(mailbox, Outcome.NoOutcome, (Speaker.Client, 9, "Please leave a message after the tone."));
        await _rig.HearAsync(menu, Outcome.NoOutcome, (Speaker.Client, 9, "For sales press one."));

        (await _rig.CountedAsync(mailbox)).Why.ShouldBe(ConversationReason.Voicemail);
        (await _rig.CountedAsync(menu)).Why.ShouldBe(ConversationReason.Robot);
        (await _rig.DayAsync(null, Monday)).ShouldBe(Tally.None with { Calls = 2, Dials = 2, Connected = 2, NewDials = 1 });
    }

    [Theory]
    [InlineData("client:jan")]
    [InlineData("+48220000001")]
    public async Task A_call_to_an_own_line_or_device_is_internal_and_counts_nowhere(string client)
    {
        await _rig.Database.AddPersonAsync(lines: ["+48220000001"]);

        var call = await _rig.CallAsync(c => c.Client = client);

        var counted = await _rig.CountedAsync(call);
        (counted.Kind, counted.Why, counted.ClientId, counted.Dial).ShouldBe((CallKind.Internal, ConversationReason.Internal, null, false));
        (await _rig.DayAsync(null, Monday)).ShouldBe(Tally.None);
    }

    [Fact]
    public async Task What_the_stop_list_refused_is_no_call()
    {
        var call = await _rig.CallAsync(c => (c.Connected, c.Dial, c.Refused, c.TalkSeconds) = (false, false, true, null));

        (await _rig.CountedAsync(call)).Kind.ShouldBe(CallKind.RefusedDial);
        (await _rig.DayAsync(null, Monday)).ShouldBe(Tally.None);
    }

    [Theory]
    [InlineData(4.9, false, ConversationReason.ClientSpokeTooLittle)]
    [InlineData(5.0, true, ConversationReason.ClientSpokeEnough)]
    public async Task Where_a_transcript_tells_the_clients_speech_decides_and_not_the_leg(double spoken, bool conversation, ConversationReason why)
    {
        await _rig.Definitions.PrepareAsync();
        var call = await _rig.CallAsync(c => c.TalkSeconds = 20);
        (await _rig.CountedAsync(call)).Why.ShouldBe(ConversationReason.LegTooShort);

        await _rig.HearAsync(call, Outcome.MeetingAgreed, (Speaker.Manager, 30, "hello"), (Speaker.Client, spoken, "gladly"));

        var counted = await _rig.CountedAsync(call);
        (counted.Conversation, counted.Why, counted.ClientSpeechSeconds, counted.Definition).ShouldBe((conversation, why, spoken, 2));
        (counted.Result, (await _rig.DayAsync(null, Monday)).Meetings).ShouldBe(conversation ? (Outcome.MeetingAgreed, 1) : (null, 0));
    }

    [Fact]
    public async Task The_sound_of_the_clients_channel_is_believed_before_the_times_of_the_words()
    {
        await _rig.Definitions.PrepareAsync();
        var call = await _rig.CallAsync();
        await _rig.Database.AddAsync(
            new Recording { CallId = call.Id, ProviderRecordingId = "RE1", State = RecordingState.Ready, Channels = 2, ClientChannel = 1 },
            new CallCoach.Talk.CallTalk
            {
                CallId = call.Id, RecordingId = "RE1", DurationSeconds = 60,
                Channels = [new() { CallId = call.Id, Channel = 0, TalkSeconds = 40 }, new() { CallId = call.Id, Channel = 1, TalkSeconds = 2.5 }],
            });

        await _rig.HearAsync(call, null, (Speaker.Client, 30, "mhm"));

        (await _rig.CountedAsync(call)).ClientSpeechSeconds.ShouldBe(2.5);
    }

    [Fact]
    public async Task Words_said_at_the_same_time_are_counted_once()
    {
        var call = await _rig.CallAsync();
        await _rig.Database.ChangeAsync(async db =>
        {
            (await db.Calls.SingleAsync()).Engine = "scripted";
            db.Utterances.AddRange(
                new Utterance { CallId = call.Id, Ordinal = 0, Speaker = Speaker.Client, Start = 1, End = 4, Text = "one" },
                new Utterance { CallId = call.Id, Ordinal = 1, Speaker = Speaker.Client, Start = 2, End = 3, Text = "two" },
                new Utterance { CallId = call.Id, Ordinal = 2, Speaker = Speaker.Client, Start = 3, End = 6, Text = "three" });
        });
        await _rig.CountAsync(call.Id);

        (await _rig.CountedAsync(call)).ClientSpeechSeconds.ShouldBe(5);
        (await _rig.WrongAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_both_are_in_one_channel_the_leg_decides()
    {
        await _rig.Definitions.PrepareAsync();
        var call = await _rig.CallAsync();

        await _rig.HearAsync(call, Outcome.Refused, (Speaker.Unknown, 3, "no thank you"));

        var counted = await _rig.CountedAsync(call);
        (counted.Why, counted.ClientSpeechSeconds, counted.Result).ShouldBe((ConversationReason.LegLongEnough, null, Outcome.Refused));
    }

    [Theory]
    [InlineData(Outcome.Refused, 1, 0)]
    [InlineData(Outcome.DoNotCall, 1, 1)]
    [InlineData(Outcome.NoOutcome, 0, 0)]
    public async Task Who_asks_never_to_be_called_again_refuses_as_well(Outcome outcome, int refusals, int stops)
    {
        await _rig.HearAsync(await _rig.CallAsync(), outcome, (Speaker.Client, 6, "no"));

        var day = await _rig.DayAsync(null, Monday);
        (day.Refusals, day.DoNotCalls).ShouldBe((refusals, stops));
    }

    [Fact]
    public async Task A_result_that_is_judged_otherwise_moves_from_one_sum_to_the_other()
    {
        var call = await _rig.CallAsync();
        await _rig.HearAsync(call, Outcome.Refused, (Speaker.Client, 6, "no"));
        await _rig.Database.SqlAsync("UPDATE Outcomes SET Outcome = 'DealAgreed'");

        await _rig.CountAsync(call.Id);

        var day = await _rig.DayAsync(null, Monday);
        (day.Refusals, day.Deals, day.Conversations).ShouldBe((0, 1, 1));
    }

    [Fact]
    public async Task Who_works_over_midnight_has_the_calls_of_the_night_on_the_day_the_shift_began()
    {
        var night = await _rig.Database.AddPersonAsync();
        await _rig.Database.ChangeAsync(async db =>
        {
            var person = await db.People.SingleAsync();
            (person.WorkdayStart, person.WorkdayEnd) = (new(22, 0), new(6, 0));
        });
        await _rig.CallAsync(c => (c.PersonId, c.StartedAt) = (night.Id, new(2026, 11, 23, 22, 30, 0, TimeSpan.Zero)));
        await _rig.CallAsync(c => (c.PersonId, c.StartedAt) = (night.Id, new(2026, 11, 24, 4, 59, 0, TimeSpan.Zero)));
        await _rig.CallAsync(c => (c.PersonId, c.StartedAt) = (night.Id, new(2026, 11, 24, 5, 1, 0, TimeSpan.Zero)));

        (await _rig.DayAsync(night.Id, Monday)).Dials.ShouldBe(2);
        (await _rig.DayAsync(night.Id, Monday.AddDays(1))).Dials.ShouldBe(1);
        (await _rig.Tallies.HoursAsync(night.Id, Monday, default)).Select(hour => (hour.HourAt.UtcDateTime.Hour, hour.Tally.Dials)).ShouldBe([(22, 1), (4, 1)]);
        (await _rig.WrongAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Days_weeks_and_months_are_read_from_any_day_of_theirs()
    {
        await _rig.CallAsync(c => c.StartedAt = new(2026, 11, 29, 10, 0, 0, TimeSpan.Zero));
        await _rig.CallAsync(c => c.StartedAt = new(2026, 12, 1, 10, 0, 0, TimeSpan.Zero));

        (await _rig.Tallies.OfAllAsync(Span.Week, new(2026, 11, 25), default))[0].Dials.ShouldBe(1);
        (await _rig.Tallies.OfPersonAsync(0, Span.Month, new(2026, 11, 30), new(2026, 12, 31), default)).Select(one => (one.Start, one.Tally.Dials))
            .ShouldBe([(new(2026, 11, 1), 1), (new(2026, 12, 1), 1)]);
        (await _rig.Tallies.OfPersonAsync(0, Span.Week, new(2026, 11, 23), new(2026, 12, 6), default)).Select(one => one.Start)
            .ShouldBe([new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 30)]);
    }

    [Fact]
    public async Task A_call_that_is_deleted_is_taken_out_and_its_clients_next_call_is_the_first()
    {
        var first = await _rig.CallAsync();
        var second = await _rig.CallAsync(c => c.StartedAt = Rows.Morning.AddHours(1));

        await _rig.WriteAsync(session => Counting.TakeBack(session, first.Id));

        (await _rig.CountedAsync(second)).New.ShouldBeTrue();
        var day = await _rig.DayAsync(null, Monday);
        (day.Dials, day.NewDials).ShouldBe((1, 1));
    }
}
