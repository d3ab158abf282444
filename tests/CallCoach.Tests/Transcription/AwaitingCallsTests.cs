using CallCoach.Alerts;
using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.People;
using CallCoach.Recordings;
using CallCoach.Tests.Ingest;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Recordings;
using CallCoach.Tests.Storage;
using CallCoach.Transcription;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Transcription;

public sealed class AwaitingCallsTests : IAsyncDisposable
{
    private static readonly TranscriptSegment[] Words = [new(0, 0.1, 0.6, "we have racks", 0.9), new(1, 0.7, 1.5, "your competitor is cheaper", 0.8)];

    private readonly TestDatabase _database = new();
    private readonly LoopbackHttp _provider = new(_ => new Answer(200, Waves.TwoChannels()));
    private readonly FakeTimeProvider _day = new(Rows.Morning);
    private readonly ScriptedTranscriber _polish = new((_, _) => Task.FromResult<IReadOnlyList<TranscriptSegment>>(Words), "pl") { IsThere = false, Model = "large" };

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        _database.Dispose();
    }

    [Fact]
    public async Task A_call_without_an_engine_waits_as_data_and_is_counted_apart_from_what_failed()
    {
        await using var rig = await StartAsync();
        var call = await WaitingCallAsync(rig);

        (call.AwaitedLanguage, call.Engine, call.NotTranscribed).ShouldBe(("pl", null, "no engine for pl"));
        (await _database.JobAsync(call.Id)).SetAsideAt.ShouldBeNull();
        var board = new JobBoard(_database, _database.Writer, Clocks.System);
        (await board.CountAwaitedAsync(Visibility.Of(AccountRole.Administrator, [], null), default)).ShouldBe([new AwaitedEngine("pl", 1)]);
        (await board.CountAwaitedAsync(Visibility.Of(AccountRole.Manager, [], 77), default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task When_an_engine_appears_the_same_day_the_call_goes_through_to_its_alert_once()
    {
        await using var rig = await StartAsync();
        var waiting = await WaitingCallAsync(rig);
        (await rig.Awaiting.SendAsync(default)).ShouldBe(0);
        _polish.IsThere = true;
        (await rig.Awaiting.SendAsync(default)).ShouldBe(1);
        await rig.DoneAsync();

        var call = await _database.CallAsync(waiting.Id);
        (call.Engine, call.EngineModel, call.Language, call.AwaitedLanguage, call.Waited).ShouldBe(("scripted", "large", "pl", null, true));
        call.HeardAt.ShouldBe(_day.GetUtcNow());
        (await AlertsAsync()).ShouldBe([AlertKind.Objection]);
        (await rig.Awaiting.SendAsync(default)).ShouldBe(0);
        _polish.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task Heard_on_a_later_day_than_its_own_a_call_is_judged_but_tells_nobody_even_when_it_is_tried_again()
    {
        await using var rig = await StartAsync();
        var call = await WaitingCallAsync(rig);
        _day.Advance(TimeSpan.FromDays(1));
        _polish.IsThere = true;
        await rig.Awaiting.SendAsync(default);
        await rig.DoneAsync();
        await rig.RetryAsync(call.Id);

        (await _database.ReadAsync(db => db.Objections.CountAsync())).ShouldBe(1);
        (await _database.ReadAsync(db => db.Outcomes.CountAsync())).ShouldBe(1);
        (await AlertsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_that_waited_till_a_later_day_and_cannot_be_heard_then_is_set_aside_without_an_alert()
    {
        var refusing = new ScriptedTranscriber((_, _) => throw new SpeechEngineException("it refuses") { IsFinal = true }, "pl") { IsThere = false };
        await using var rig = await StartAsync(refusing);
        var call = await WaitingCallAsync(rig);
        _day.Advance(TimeSpan.FromDays(1));
        refusing.IsThere = true;
        await rig.Awaiting.SendAsync(default);
        await rig.DoneAsync();

        (await _database.JobAsync(call.Id)).SetAsideAt.ShouldNotBeNull();
        (await AlertsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_newest_go_first_and_no_more_than_there_are_workers()
    {
        var awaiting = Awaiting();
        var calls = new List<long>();
        for (var i = 0; i < AwaitingCalls.MostAtOnce + 2; i++)
            calls.Add(await AddWaitingAsync(Rows.Morning.AddMinutes(i)));
        _polish.IsThere = true;

        (await awaiting.SendAsync(default)).ShouldBe(AwaitingCalls.MostAtOnce);
        (await awaiting.SendAsync(default)).ShouldBe(0);
        (await OnTheirWayAsync()).ShouldBe(calls[^AwaitingCalls.MostAtOnce..], ignoreOrder: true);
    }

    [Fact]
    public async Task While_fresh_calls_take_every_worker_none_that_waited_is_sent()
    {
        for (var i = 0; i < AwaitingCalls.MostAtOnce; i++)
            await _database.AddJobAsync(Stage.Transcribe, Rows.Morning);
        await AddWaitingAsync(Rows.Morning);
        _polish.IsThere = true;

        (await Awaiting().SendAsync(default)).ShouldBe(0);
    }

    [Fact]
    public async Task A_language_that_was_corrected_since_is_the_one_that_counts()
    {
        var corrected = await AddWaitingAsync(Rows.Morning, call => (call.AwaitedLanguage, call.Language) = ("uk", "pl"));
        await AddWaitingAsync(Rows.Morning, call => (call.AwaitedLanguage, call.Language) = ("pl", "uk"));
        _polish.IsThere = true;
        await Awaiting().SendAsync(default);

        (await OnTheirWayAsync()).ShouldBe([corrected]);
    }

    [Fact]
    public async Task Stopped_while_a_call_that_waited_is_heard_it_is_heard_once_after_the_restart()
    {
        var hearing = new TaskCompletionSource();
        var endless = new ScriptedTranscriber(
            async (_, cancel) =>
            {
                hearing.SetResult();
                await Task.Delay(Timeout.Infinite, cancel);
                return Words;
            },
            "pl") { IsThere = false };
        await using (var killed = await StartAsync(endless))
        {
            await WaitingCallAsync(killed);
            endless.IsThere = true;
            await killed.Awaiting.SendAsync(default);
            await hearing.Task;
        }
        _polish.IsThere = true;
        await using var rig = await StartAsync();
        (await rig.Awaiting.SendAsync(default)).ShouldBe(0);
        await rig.DoneAsync();

        _polish.Asked.ShouldBe(1);
        (await _database.ReadAsync(db => db.Utterances.CountAsync())).ShouldBe(Words.Length);
        (await AlertsAsync()).ShouldBe([AlertKind.Objection]);
    }

    [Fact]
    public async Task An_engine_that_is_gone_again_before_its_turn_leaves_the_call_waiting()
    {
        await using var rig = await StartAsync();
        var call = await AddWaitingAsync(Rows.Morning);
        await _database.SqlAsync("UPDATE Jobs SET Stage = 'Transcribe', NextAttemptAt = 0");
        await rig.DoneAsync();

        (await _database.CallAsync(call)).AwaitedLanguage.ShouldBe("pl");
        (await _database.JobAsync(call)).Stage.ShouldBe(Stage.Done);
    }

    private AwaitingCalls Awaiting()
    {
        var queue = new JobQueue(_database.Writer, _database, Clocks.System);
        var hearing = new Hearing([_polish], new(new(new(_database.Folder)), AudioPrograms.Missing));
        return new(_database, _database.Writer, queue, new(Pipeline.Lanes), hearing, Clocks.System, NullLogger<AwaitingCalls>.Instance);
    }

    private async Task<long> AddWaitingAsync(DateTimeOffset startedAt, Action<Call>? with = null)
    {
        var call = await _database.AddCallAsync(added =>
        {
            (added.StartedAt, added.AwaitedLanguage) = (startedAt, "pl");
            with?.Invoke(added);
        });
        await _database.AddAsync(
            new Recording { CallId = call.Id, ProviderRecordingId = "r", State = RecordingState.Ready, File = "none.wav" },
            new Job { CallId = call.Id, Stage = Stage.Done, Revision = 1 });
        return call.Id;
    }

    /// <summary>A recorded call whose language nobody hears.</summary>
    private async Task<Call> WaitingCallAsync(PipelineRig rig)
    {
        await rig.DeliverAsync(TwilioEvents.Conversation("c1"));
        await rig.DoneAsync();
        return await _database.ReadAsync(db => db.Calls.SingleAsync());
    }

    private Task<List<long>> OnTheirWayAsync() =>
        _database.ReadAsync(db => db.Jobs.Where(job => job.Stage == Stage.Transcribe).Select(job => job.CallId).ToListAsync());

    private Task<List<AlertKind>> AlertsAsync() => _database.ReadAsync(db => db.Alerts.Select(alert => alert.Kind).ToListAsync());

    private async Task<PipelineRig> StartAsync(ScriptedTranscriber? engine = null)
    {
        var rig = new PipelineRig(_database, _provider, _day, engine ?? _polish);
        await rig.StartAsync();
        return rig;
    }
}
