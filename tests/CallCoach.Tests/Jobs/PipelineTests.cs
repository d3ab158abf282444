using CallCoach.Alerts;
using CallCoach.Calls;
using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Norms;
using CallCoach.Objections;
using CallCoach.People;
using CallCoach.Tests.Ingest;
using CallCoach.Tests.Recordings;
using CallCoach.Tests.Storage;
using CallCoach.Tests.Transcription;
using CallCoach.Transcription;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Jobs;

public sealed class PipelineTests : IAsyncDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    private static readonly TranscriptSegment[] Words =
        [new(0, 0.1, 0.6, "we have racks for you", 0.9), new(1, 0.7, 1.5, "your competitor is cheaper", 0.8), new(0, 1.5, 1.9, "what do they offer", 0.9)];

    private readonly TestDatabase _database = new();
    private readonly LoopbackHttp _provider = new(_ => new Answer(200, Waves.TwoChannels()));
    private readonly ScriptedTranscriber _engine = new((_, _) => Task.FromResult<IReadOnlyList<TranscriptSegment>>(Words), "en", "pl");

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        _database.Dispose();
    }

    [Fact]
    public async Task From_Twilios_events_to_the_alert()
    {
        var olga = await _database.AddPersonAsync(lines: TwilioEvents.Line);
        await using var rig = await StartAsync();
        await rig.DeliverAsync(TwilioEvents.Conversation("c1"));
        var told = await rig.Feed.NextAlertAsync();

        var call = await _database.CallAsync(told.Alert.CallId!.Value);
        (told.Raised, told.Alert.Label, told.Alert.Ordinal, told.Alert.PersonId, told.Alert.Score)
            .ShouldBe((true, ObjectionLabel.PriceComparison, 1, olga.Id, 0.93));
        (call.Engine, call.Client, call.TalkSeconds).ShouldBe(("scripted", TwilioEvents.Client, 45));
        _provider.Requests.ShouldHaveSingleItem().ShouldStartWith(
            $"GET /2010-04-01/Accounts/{TwilioEvents.Account}/Recordings/{TwilioEvents.RecordingSid("c1")}.wav?RequestedChannels=2 ");
        await ShouldHaveOneOfEverythingAsync(rig, olga);
    }

    [Fact]
    public async Task From_the_generic_webhooks_recording_to_the_alert()
    {
        var olga = await _database.AddPersonAsync(lines: "client:olga");
        await using var rig = await StartAsync();
        await rig.DeliverAsync(GenericConversation());
        await rig.Feed.NextAlertAsync();

        await ShouldHaveOneOfEverythingAsync(rig, olga);
    }

    [Fact]
    public async Task A_delivered_transcript_needs_neither_recording_nor_engine()
    {
        await using var rig = await StartAsync();
        await rig.DeliverAsync([GenericEvents.Transcribed("c1", ("manager", "we have racks"), ("client", "others are cheaper"))]);

        var told = await rig.Feed.NextAlertAsync();
        told.Alert.Ordinal.ShouldBe(1);
        _engine.Asked.ShouldBe(0);
        _provider.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_manager_says_is_no_objection()
    {
        await using var rig = await StartAsync();
        await rig.DeliverAsync([GenericEvents.Transcribed("c1", ("manager", "we are cheaper"), ("client", "good"))]);
        await rig.DoneAsync();

        (await _database.ReadAsync(db => db.Alerts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Every_event_delivered_twice_and_in_disorder_has_one_effect()
    {
        var olga = await _database.AddPersonAsync(lines: TwilioEvents.Line);
        await using var rig = await StartAsync();
        var twice = TwilioEvents.Conversation("c1").Concat(TwilioEvents.Conversation("c1")).ToArray();
        new Random(5).Shuffle(twice);
        await rig.DeliverAsync(twice);
        await rig.Feed.NextAlertAsync();
        await rig.DoneAsync();

        await ShouldHaveOneOfEverythingAsync(rig, olga);
        _engine.Asked.ShouldBe(1);
        rig.Feed.HasMoreAlerts.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task A_restart_after_any_stage_loses_nothing_and_does_nothing_twice(int stagesBefore)
    {
        var olga = await _database.AddPersonAsync(lines: TwilioEvents.Line);
        await using (var killed = await StartAsync())
        {
            await killed.DeliverAsync(TwilioEvents.Conversation("c1"));
            for (var i = 0; i < stagesBefore; i++)
                await killed.Feed.NextCallAsync();
        }

        await using var rig = await StartAsync();
        await rig.DeliverAsync(TwilioEvents.Conversation("c1"));
        await rig.DoneAsync();

        await ShouldHaveOneOfEverythingAsync(rig, olga);
    }

    [Fact]
    public async Task Stopped_while_it_transcribes_it_saves_no_half_transcript_and_begins_again_after_the_restart()
    {
        var olga = await _database.AddPersonAsync(lines: TwilioEvents.Line);
        var hearing = new TaskCompletionSource();
        var endless = new ScriptedTranscriber(
            async (_, cancel) =>
            {
                hearing.SetResult();
                await Task.Delay(Timeout.Infinite, cancel);
                return Words;
            },
            "pl");
        await using (var killed = await StartAsync(endless))
        {
            await killed.DeliverAsync(TwilioEvents.Conversation("c1"));
            await hearing.Task;
        }
        (await _database.ReadAsync(db => db.Utterances.CountAsync())).ShouldBe(0);
        (await _database.ReadAsync(db => db.Jobs.SingleAsync())).Attempts.ShouldBe(0);

        await using var rig = await StartAsync();
        await rig.DoneAsync();

        await ShouldHaveOneOfEverythingAsync(rig, olga);
    }

    [Fact]
    public async Task News_that_came_while_a_worker_was_killed_reaches_the_call()
    {
        var olga = await _database.AddPersonAsync(lines: "client:olga");
        var events = GenericConversation();
        await using (var killed = await StartAsync())
        {
            await killed.DeliverAsync(events.Take(1));
            await killed.DoneAsync();
        }
        await _database.SqlAsync("UPDATE Jobs SET Stage = 'Count', NextAttemptAt = 1, LeaseOwner = 'killed', LeaseUntil = 9999999999999");
        await new Inbox(_database).StoreAsync(events.Skip(1));

        await using var rig = await StartAsync();
        await rig.DoneAsync();

        await ShouldHaveOneOfEverythingAsync(rig, olga);
    }

    [Fact]
    public async Task A_recording_that_cannot_be_read_is_told_as_a_failure_and_the_call_stays_counted()
    {
        await using var provider = new LoopbackHttp(_ => new Answer(200, "<html>"u8.ToArray()));
        var olga = await _database.AddPersonAsync(lines: TwilioEvents.Line);
        await using var rig = await StartAsync(provider: provider);
        await rig.DeliverAsync(TwilioEvents.Conversation("c1"));
        var told = await rig.Feed.NextAlertAsync();

        (told.Alert.Kind, told.Alert.PersonId).ShouldBe((AlertKind.RecordingFailed, olga.Id));
        var recording = await _database.ReadAsync(db => db.Recordings.SingleAsync());
        (recording.State, recording.Reason).ShouldBe((RecordingState.Failed, told.Alert.Reason));
        (await rig.Counters.OfPersonAsync(olga.Id, Day, default)).Conversations.ShouldBe(1);
        (await _database.JobAsync(recording.CallId)).SetAsideAt.ShouldNotBeNull();
    }

    private IReadOnlyList<IncomingEvent> GenericConversation() =>
        [GenericEvents.Updated("c1", "ringing"), GenericEvents.Updated("c1", "completed", talk: 60), GenericEvents.Recorded("c1", new(_provider.Address, "1.wav"))];

    private async Task<PipelineRig> StartAsync(ScriptedTranscriber? engine = null, LoopbackHttp? provider = null)
    {
        var rig = new PipelineRig(_database, provider ?? _provider, engine ?? _engine);
        await rig.StartAsync();
        return rig;
    }

    /// <summary>One dial, connection and conversation of the manager; one transcript, one objection, one alert told once.</summary>
    private async Task ShouldHaveOneOfEverythingAsync(PipelineRig rig, Person manager)
    {
        var day = await rig.Counters.OfPersonAsync(manager.Id, Day, default);
        day.Hours.ShouldBe([new HourCount(10, 1, 1, 1)]);
        (await rig.Counters.OfPersonAsync(null, Day, default)).Hours.ShouldBeEmpty();
        (await _database.ReadAsync(db => db.Calls.CountAsync())).ShouldBe(1);
        (await _database.ReadAsync(db => db.Utterances.OrderBy(u => u.Ordinal).Select(u => u.Text).ToListAsync())).ShouldBe(Words.Select(w => w.Text));
        (await _database.ReadAsync(db => db.Objections.CountAsync())).ShouldBe(1);
        (await _database.ReadAsync(db => db.Episodes.SingleAsync())).AnswerOrdinal.ShouldBe(2);
        (await _database.ReadAsync(db => db.Outcomes.CountAsync())).ShouldBe(1);
        (await _database.ReadAsync(db => db.Alerts.SingleAsync())).Times.ShouldBe(1);
        (await _database.ReadAsync(db => db.Recordings.SingleAsync())).State.ShouldBe(RecordingState.Ready);
    }
}
