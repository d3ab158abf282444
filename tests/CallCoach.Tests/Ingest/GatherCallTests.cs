using CallCoach.Adapters.Telephony;
using CallCoach.Adapters.Telephony.Generic;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Calls;
using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Ingest;

public sealed class GatherCallTests : IDisposable
{
    private static readonly Uri Address = new("https://pbx.example/1.wav");

    private readonly TestDatabase _database = new();
    private readonly HttpClient _http = ProviderHttp.ClientFor(new([]));
    private readonly Inbox _inbox;
    private readonly GatherCall _gather;

    public GatherCallTests()
    {
        _inbox = new(_database);
        var twilio = new TwilioSettings(TwilioEvents.Account, ["token"], new("https://api.example/"), new("https://coach.example/"), null);
        _gather = new([new GenericProvider(new(_http)), new TwilioProvider(twilio, new(_http))], Clocks.System);
    }

    public void Dispose()
    {
        _http.Dispose();
        _database.Dispose();
    }

    [Fact]
    public async Task What_the_events_say_together_is_written_into_the_call()
    {
        var olga = await _database.AddPersonAsync(lines: TwilioEvents.Line);

        var call = await GatherAsync([.. TwilioEvents.Conversation("c1")]);

        (call.PersonId, call.Line, call.Client, call.Status).ShouldBe((olga.Id, TwilioEvents.Line, TwilioEvents.Client, LegStatus.Completed));
        (call.Dial, call.Connected, call.TalkSeconds).ShouldBe((true, true, 45));
        (call.StartedAt, call.AnsweredAt, call.EndedAt).ShouldBe((Rows.Morning, Rows.Morning.AddSeconds(10), Rows.Morning.AddSeconds(55)));
    }

    [Fact]
    public async Task A_line_that_belongs_to_nobody_leaves_the_call_unassigned()
    {
        await _database.AddPersonAsync(lines: "client:jan");

        (await GatherAsync([.. TwilioEvents.Conversation("c1")])).PersonId.ShouldBeNull();
    }

    [Theory]
    [InlineData("in-progress", RecordingState.InProgress)]
    [InlineData("completed", RecordingState.Waiting)]
    [InlineData("absent", RecordingState.Absent)]
    [InlineData("failed", RecordingState.Failed)]
    public async Task A_recording_stands_as_the_provider_said(string status, RecordingState state)
    {
        var call = await GatherAsync(TwilioEvents.Voice("c1"), TwilioEvents.Recording("c1", status, 5));

        var recording = await _database.RecordingAsync(call.Id);
        (recording.State, recording.ProviderRecordingId, recording.Address).ShouldBe((state, TwilioEvents.RecordingSid("c1"), null));
    }

    [Fact]
    public async Task The_client_is_in_the_channel_of_the_leg_that_was_dialled_unless_the_provider_says_otherwise()
    {
        var outbound = await GatherAsync([.. TwilioEvents.Conversation("c1")]);
        (await _database.RecordingAsync(outbound.Id)).ClientChannel.ShouldBe(1);

        var swapped = await GatherAsync(GenericEvents.Recorded("c2", Address, clientChannel: 0));
        (await _database.RecordingAsync(swapped.Id)).ClientChannel.ShouldBe(0);
    }

    [Fact]
    public async Task Where_a_setting_says_that_channels_are_swapped_the_client_is_in_the_other_one_unless_the_webhook_names_it()
    {
        var twilio = new TwilioSettings(TwilioEvents.Account, ["token"], new("https://api.example/"), new("https://coach.example/"), null, ChannelsSwapped: true);
        var gather = new GatherCall([new GenericProvider(new(_http), channelsSwapped: true), new TwilioProvider(twilio, new(_http))], Clocks.System);

        (await ClientChannelAsync(gather, [.. TwilioEvents.Conversation("c1")])).ShouldBe(0);
        (await ClientChannelAsync(gather, GenericEvents.Recorded("c2", Address, clientChannel: null))).ShouldBe(0);
        (await ClientChannelAsync(gather, GenericEvents.Recorded("c3", Address, clientChannel: 1))).ShouldBe(1);
        (await ClientChannelAsync(_gather, GenericEvents.Recorded("c4", Address, clientChannel: null))).ShouldBe(1);
    }

    [Fact]
    public async Task A_kept_recording_stays_kept_when_more_is_said_about_the_call()
    {
        var call = await GatherAsync(GenericEvents.Recorded("c1", Address));
        await KeepAsync(call, channels: 1);

        await GatherAsync(GenericEvents.Updated("c1", "completed"));

        var recording = await _database.RecordingAsync(call.Id);
        (recording.State, recording.File, recording.ClientChannel).ShouldBe((RecordingState.Ready, "2026-11/1.wav", null));
    }

    [Fact]
    public async Task Another_recording_of_the_call_replaces_the_kept_one_and_is_transcribed_anew()
    {
        var call = await GatherAsync(TwilioEvents.Voice("c1"), TwilioEvents.Recording("c1", "absent", 5));
        await KeepAsync(call, channels: 2);

        await GatherAsync(TwilioEvents.Recording("c2", "completed", 9, leg: "c1"));

        var recording = await _database.RecordingAsync(call.Id);
        (recording.ProviderRecordingId, recording.State, recording.File, recording.Channels)
            .ShouldBe((TwilioEvents.RecordingSid("c2"), RecordingState.Waiting, null, null));
        (await _database.CallAsync(call.Id)).Engine.ShouldBeNull();
    }

    [Fact]
    public async Task A_delivered_transcript_becomes_the_calls_utterances_however_often_it_is_gathered()
    {
        var transcript = GenericEvents.Transcribed("c1", ("client", "your competitor is cheaper"), ("manager", "what do they offer"));
        await GatherAsync(transcript);
        var call = await GatherAsync(GenericEvents.Updated("c1", "completed"));

        call.Engine.ShouldBe(GatherCall.ProviderEngine);
        var said = await _database.ReadAsync(db => db.Utterances.OrderBy(u => u.Ordinal).Select(u => new { u.Speaker, u.Text }).ToListAsync());
        said.Select(u => (u.Speaker, u.Text)).ShouldBe([(Speaker.Client, "your competitor is cheaper"), (Speaker.Manager, "what do they offer")]);
    }

    [Fact]
    public async Task A_call_of_a_provider_without_an_adapter_is_given_up_with_its_name()
    {
        var failure = await Should.ThrowAsync<GiveUpException>(() => GatherAsync(GenericEvents.Updated("c1", "ringing") with { Provider = "zadarma" }));

        failure.Message.ShouldContain("zadarma");
    }

    /// <summary>Stores the events, gathers their call and returns it.</summary>
    private Task<Call> GatherAsync(params IncomingEvent[] events) => GatherAsync(_gather, events);

    private async Task<int?> ClientChannelAsync(GatherCall gather, params IncomingEvent[] events) =>
        (await _database.RecordingAsync((await GatherAsync(gather, events)).Id)).ClientChannel;

    private async Task<Call> GatherAsync(GatherCall gather, IncomingEvent[] events)
    {
        await _inbox.StoreAsync(events);
        var id = await _database.ReadAsync(db => db.Events.Where(e => e.Key == events[0].Key).Select(e => e.CallId!.Value).SingleAsync());
        await gather.RunAsync(_database, id);
        return await _database.CallAsync(id);
    }

    private Task KeepAsync(Call call, int channels) => _database.ChangeAsync(async db =>
    {
        var recording = await db.Recordings.SingleAsync(r => r.CallId == call.Id);
        (recording.State, recording.File, recording.Channels) = (RecordingState.Ready, "2026-11/1.wav", channels);
        (await db.Calls.SingleAsync(c => c.Id == call.Id)).Engine = "pocketsphinx";
    });
}
