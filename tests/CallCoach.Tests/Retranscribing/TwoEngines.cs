using CallCoach.Calls;
using CallCoach.Objections;
using CallCoach.Recordings;
using CallCoach.Tests.Ingest;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Recordings;
using CallCoach.Tests.Storage;
using CallCoach.Tests.Transcription;
using CallCoach.Transcription;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Retranscribing;

/// <summary>A department with a rough engine, which hears calls on their own way, and a fine one.</summary>
public abstract class TwoEngines : IAsyncDisposable
{
    private protected static readonly Corrector Olga = new(1, "Olga");

    private protected static readonly TranscriptSegment[] Rough = [new(0, 0.1, 0.6, "we have wrecks", 0.4), new(1, 0.7, 1.5, "you are competitor is cheaper", 0.3)];
    private protected static readonly TranscriptSegment[] Fine =
        [new(0, 0.1, 0.5, "good morning", 0.9), new(0, 0.5, 0.6, "we have racks", 0.9), new(1, 0.7, 1.5, "your competitor is cheaper", 0.9)];

    private readonly LoopbackHttp _provider = new(_ => new Answer(200, Waves.TwoChannels()));
    private readonly ScriptedTranscriber _rough = Engine("rough", (_, _) => Task.FromResult<IReadOnlyList<TranscriptSegment>>(Rough));

    private protected TestDatabase Database { get; } = new();

    private protected ScriptedTranscriber FineEngine { get; } = Engine("fine", (_, _) => Task.FromResult<IReadOnlyList<TranscriptSegment>>(Fine));

    private protected Uri Recordings => _provider.Address;

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        Database.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static ScriptedTranscriber Engine(string name, Func<Audio, CancellationToken, Task<IReadOnlyList<TranscriptSegment>>> hear) =>
        new(hear, "pl", "en") { Engine = name, Model = name == "fine" ? "large" : null };

    /// <summary>Nothing runs in it yet.</summary>
    private protected PipelineRig Rig(ScriptedTranscriber? first = null, ScriptedTranscriber? second = null) => new(Database, _provider, first ?? _rough, second ?? FineEngine);

    private protected async Task<PipelineRig> StartAsync(ScriptedTranscriber? second = null, ScriptedTranscriber? first = null)
    {
        var rig = Rig(first, second);
        await rig.StartAsync();
        return rig;
    }

    /// <summary>A call that went its own way to the first engine.</summary>
    private protected async Task<long> HeardCallAsync(PipelineRig rig)
    {
        await rig.DeliverAsync(TwilioEvents.Conversation("c1"));
        await rig.DoneAsync();
        return await Database.ReadAsync(db => db.Calls.Select(call => call.Id).SingleAsync());
    }

    private protected static async Task<long> RequestAsync(PipelineRig rig, long call)
    {
        var (requested, refusal) = await rig.Retranscriptions.RequestAsync(call, "fine", null, "pl", Olga, default);
        refusal.ShouldBeNull();
        return requested!.Id;
    }

    private protected static async Task<long> ReadyAsync(PipelineRig rig, long call)
    {
        var wanted = await RequestAsync(rig, call);
        (await rig.Retranscriber.StepAsync(default)).ShouldBeTrue();
        return wanted;
    }

    private protected Task<CallTranscript> TranscriptAsync(long id) => Database.ReadAsync(db => db.Transcripts.SingleAsync(t => t.Id == id));

    private protected Task<List<string>> LinesAsync(long id) =>
        Database.ReadAsync(db => db.TranscriptLines.Where(line => line.TranscriptId == id).OrderBy(line => line.Ordinal).Select(line => line.Text).ToListAsync());

    private protected Task<List<string>> SaidAsync() => Database.ReadAsync(db => db.Utterances.OrderBy(u => u.Ordinal).Select(u => u.Text).ToListAsync());
}
