using System.Globalization;
using CallCoach.Calls;
using CallCoach.Tests.Ingest;
using CallCoach.Tests.Recordings;
using CallCoach.Tests.Storage;
using CallCoach.Tests.Transcription;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Jobs;

/// <summary>
/// Each call is told twice: under one name in the order of its events, under another in any order and with repetitions,
/// while the workers run, so that a job may be worked on between any two events.
/// </summary>
public sealed class OrderPropertyTests : IAsyncDisposable
{
    private const int CallsAtOnce = 20;

    private static readonly int Cases = LongTest.Count(reduced: 60, full: 10_000);

    private readonly TestDatabase _database = new();
    private readonly LoopbackHttp _provider = new(_ => new Answer(200, Waves.TwoChannels()));
    private readonly ScriptedTranscriber _engine = new(
        (_, _) => Task.FromResult<IReadOnlyList<CallCoach.Transcription.TranscriptSegment>>(
            [new(0, 0, 1, "we have racks for you", 0.9), new(1, 1, 2, "your competitor is cheaper", 0.8)]),
        "en",
        "pl");

    private int _named;

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        _database.Dispose();
    }

    [Fact]
    [Trait("Soak", "order")]
    public async Task Any_order_and_repetition_of_a_calls_events_ends_in_the_same_state()
    {
        await _database.AddPersonAsync(lines: [TwilioEvents.Line]);
        await using var rig = new PipelineRig(_database, _provider, _engine);
        await rig.StartAsync();

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Cases / CallsAtOnce).WithQuietOnSuccess(true),
            Prop.ForAll(ToldCall.Any.ArrayOf(CallsAtOnce).ToArbitrary(), calls => EndAlikeAsync(rig, calls).GetAwaiter().GetResult()));
        LongTest.Report(new { test = "calls through the pipeline", cases = Cases });
    }

    private async Task<bool> EndAlikeAsync(PipelineRig rig, ToldCall[] calls)
    {
        var names = calls.Select(call => (Call: call, Name: Interlocked.Increment(ref _named).ToString(CultureInfo.InvariantCulture))).ToList();
        await Task.WhenAll(names.SelectMany(named => new[]
        {
            rig.DeliverAsync(named.Call.InOrder(named.Name, _provider.Address)),
            rig.DeliverAsync(named.Call.InDisorder(named.Name + "-again", _provider.Address)),
        }));
        await rig.DoneAsync();
        foreach (var (call, name) in names)
            (await StateAsync(call, name + "-again")).ShouldBe(await StateAsync(call, name), $"{call}");
        return true;
    }

    /// <summary>Everything that is known of the call in the end, but for its name.</summary>
    private Task<string> StateAsync(ToldCall told, string name) => _database.ReadAsync(async db =>
    {
        var id = told.Provider == "twilio" ? TwilioEvents.CallSid(name) : name;
        var child = TwilioEvents.CallSid(name + "/child");
        var ids = await db.Legs.Where(leg => leg.LegId == id || leg.LegId == child).Select(leg => leg.CallId).Distinct().ToListAsync();
        var call = await db.Calls.Include(c => c.Utterances).SingleAsync(c => c.Id == ids.Single());
        var recording = await db.Recordings.SingleOrDefaultAsync(r => r.CallId == call.Id);
        var job = await db.Jobs.SingleAsync(j => j.CallId == call.Id);
        var counted = await db.CountedCalls.SingleAsync(c => c.CallId == call.Id);
        var objections = await db.Objections.Where(o => o.CallId == call.Id).OrderBy(o => o.Ordinal).Select(o => $"{o.Ordinal} {o.Label}").ToListAsync();
        var alerts = await db.Alerts.Where(a => a.CallId == call.Id).OrderBy(a => a.Kind).Select(a => $"{a.Kind} {a.Label} {a.Ordinal}").ToListAsync();
        return string.Join('\n',
            $"{call.Direction} {call.Line} {call.Client} {call.PersonId} {call.Status} {call.StartedAt:O} {call.AnsweredAt:O} {call.EndedAt:O} {call.TalkSeconds}",
            $"{call.Machine} {call.Dial} {call.Connected} {call.Language} {call.NotTranscribed} engine {call.Engine is not null}",
            string.Join('|', call.Utterances.OrderBy(u => u.Ordinal).Select(u => $"{u.Speaker}: {u.Text}")),
            $"{recording?.State} {recording?.Channels} {recording?.ClientChannel} {recording?.Reason}",
            $"{job.Stage} {job.Attempts} {job.FailureKind} {job.SetAsideAt is not null} {job.LeaseOwner}",
            $"{counted.PersonId} {counted.Day} {counted.HourAt:O} {counted.Kind} {counted.Why} {counted.ClientSpeechSeconds} {counted.Result} {counted.Dial} {counted.Connected} {counted.Conversation}",
            string.Join('|', objections),
            string.Join('|', alerts));
    });
}
