using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Talk;
using CallCoach.Tests.Ingest;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Recordings;
using CallCoach.Tests.Storage;
using CallCoach.Tests.Transcription;
using CallCoach.Transcription;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Talk;

/// <summary>Recordings that were kept before anything was measured, in a database that has no measures of them.</summary>
public sealed class MeasureEarlierTests : IDisposable
{
    private static readonly Stage[] Again = [Stage.Measure];

    private readonly TestDatabase _database = new();
    private readonly JobQueue _queue;

    public MeasureEarlierTests() => _queue = new(_database.Writer, _database, Clocks.System);

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_kept_recording_without_measures_gets_them_and_nothing_else_of_its_call_changes()
    {
        await using var provider = new LoopbackHttp(_ => new Answer(200, Waves.TwoChannels()));
        IReadOnlyList<TranscriptSegment> said = [new(1, 0.7, 1.5, "it is cheaper", 0.8)];
        await using var rig = new PipelineRig(_database, provider, new ScriptedTranscriber((_, _) => Task.FromResult(said), "en", "pl"));
        await rig.StartAsync();
        await rig.DeliverAsync(TwilioEvents.Conversation("c1"));
        await rig.DoneAsync();
        var before = await LookAsync();
        await _database.ChangeAsync(async db =>
        {
            await db.Talk.ExecuteDeleteAsync();
            await db.Waveforms.ExecuteDeleteAsync();
        });

        (await rig.Earlier.StepAsync(default)).ShouldBe(1);
        await rig.DoneAsync();

        (await LookAsync()).ShouldBe(before);
        before.Talk.ShouldBe(2);
        (await rig.Earlier.StepAsync(default)).ShouldBe(0);
    }

    [Fact]
    public async Task The_newest_go_first_a_few_at_a_time_and_after_a_restart_the_rest()
    {
        var calls = new List<long>();
        while (calls.Count < MeasureEarlier.MostAtOnce + 2)
            calls.Add(await AddKeptAsync());
        var measured = await AddKeptAsync();
        await _database.AddAsync(new CallTalk { CallId = measured, RecordingId = "RE1" });
        var failed = await AddKeptAsync(RecordingState.Failed);

        (await Start().StepAsync(default)).ShouldBe(MeasureEarlier.MostAtOnce);
        var first = await SentAsync();
        await MeasureAsync(first);
        (await Start().StepAsync(default)).ShouldBe(2);
        var second = await SentAsync();

        calls.Reverse();
        first.ShouldBe(calls.Take(MeasureEarlier.MostAtOnce));
        second.ShouldBe(calls.Skip(MeasureEarlier.MostAtOnce));
        second.ShouldNotContain(failed);
    }

    [Fact]
    public async Task What_cannot_be_read_is_passed_over()
    {
        var older = await AddKeptAsync();
        for (var number = 0; number < MeasureEarlier.MostAtOnce; number++)
            await AddKeptAsync();
        var earlier = Start();
        await earlier.StepAsync(default);
        await EndAsync(await SentAsync());

        (await earlier.StepAsync(default)).ShouldBe(1);

        (await SentAsync()).ShouldHaveSingleItem().ShouldBe(older);
    }

    [Fact]
    public async Task While_anything_else_is_to_be_done_none_is_sent()
    {
        await AddKeptAsync();
        var other = await _database.AddJobAsync(Stage.Transcribe, DateTimeOffset.UnixEpoch);
        var earlier = Start();

        (await earlier.StepAsync(default)).ShouldBeNull();
        (await SentAsync()).ShouldBeEmpty();
        await EndAsync([other.Id]);
        (await earlier.StepAsync(default)).ShouldBe(1);
    }

    [Fact]
    public async Task No_lane_of_new_calls_takes_it()
    {
        await AddKeptAsync();
        await Start().StepAsync(default);

        foreach (var lane in Pipeline.Lanes.Where(lane => !lane.Again))
            (await _queue.ClaimAsync("new", lane.Stages, lane.Again)).ShouldBeNull();
        var again = Pipeline.Lanes.Single(lane => lane.Again);
        (await _queue.ClaimAsync("again", again.Stages, again.Again))!.EndsAfter.ShouldBe(Stage.Measure);
    }

    [Fact]
    public async Task A_call_that_is_corrected_while_it_waits_to_be_measured_is_judged_again_all_the_same()
    {
        var call = await AddKeptAsync();
        await Start().StepAsync(default);

        await _database.Writer.WriteAsync(session =>
        {
            _queue.JudgeAgain(session, call);
            return ValueTask.FromResult(true);
        });

        var job = await _database.JobAsync(call);
        (job.Stage, job.EndsAfter).ShouldBe((Stage.Judge, Stage.StopList));
    }

    private MeasureEarlier Start() => new(_database, _database.Writer, _queue, new(Pipeline.Lanes), Clocks.System, NullLogger<MeasureEarlier>.Instance);

    private async Task<long> AddKeptAsync(RecordingState state = RecordingState.Ready)
    {
        var call = await _database.AddCallAsync();
        await _database.AddAsync(
            new Recording { CallId = call.Id, ProviderRecordingId = "RE1", State = state, File = "gone.wav", Channels = 2, ClientChannel = 1 },
            new Job { CallId = call.Id, Stage = Stage.Done, Revision = 1 });
        return call.Id;
    }

    /// <summary>The calls that wait to be measured, the newest first.</summary>
    private Task<List<long>> SentAsync() => _database.ReadAsync(
        db => db.Jobs.Where(job => Again.Contains(job.Stage) && job.NextAttemptAt != null).OrderByDescending(job => job.CallId).Select(job => job.CallId).ToListAsync());

    private async Task MeasureAsync(List<long> calls)
    {
        foreach (var call in calls)
            await _database.AddAsync(new CallTalk { CallId = call, RecordingId = "RE1" });
        await EndAsync(calls);
    }

    private Task EndAsync(List<long> calls) => _database.ChangeAsync(db => db.Jobs.Where(job => calls.Contains(job.CallId)).ExecuteUpdateAsync(
        set => set.SetProperty(job => job.Stage, Stage.Done).SetProperty(job => job.EndsAfter, (Stage?)null).SetProperty(job => job.NextAttemptAt, (DateTimeOffset?)null)));

    private Task<(int Talk, string Peaks, string Said, int Alerts, Stage Stage)> LookAsync() => _database.ReadAsync(async db => (
        await db.Talk.SelectMany(talk => talk.Channels).CountAsync(),
        Convert.ToHexString((await db.Waveforms.SingleAsync()).Peaks),
        (await db.Utterances.SingleAsync()).Text,
        (await db.Alerts.SingleAsync()).Times,
        (await db.Jobs.SingleAsync()).Stage));
}
