using CallCoach.Ingest;
using CallCoach.Tests.Ingest;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Recordings;
using CallCoach.Tests.Storage;
using CallCoach.Tests.Transcription;
using CallCoach.Transcription;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Captions;

/// <summary>A call that is on and whose recording comes when it is over.</summary>
/// <param name="recorded">What the recording says.</param>
public abstract class CallThatIsOn(params IReadOnlyList<TranscriptSegment> recorded) : IAsyncDisposable
{
    private readonly LoopbackHttp _provider = new(_ => new Answer(200, Waves.TwoChannels()));

    private protected TestDatabase Database { get; } = new();

    private protected IReadOnlyList<IncomingEvent> Events { get; } = [.. TwilioEvents.Conversation("c1")];

    private protected IReadOnlyList<TranscriptSegment> Recorded { get; set; } = recorded;

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        Database.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<PipelineRig> StartAsync()
    {
        var rig = new PipelineRig(Database, _provider, new ScriptedTranscriber((_, _) => Task.FromResult(Recorded), "en", "pl"));
        await rig.StartAsync();
        return rig;
    }

    /// <summary>The call's first events, without its end.</summary>
    private protected async Task<long> BeginAsync(PipelineRig rig)
    {
        await rig.DeliverAsync(Events.Take(4));
        await rig.DoneAsync();
        return await Database.ReadAsync(db => db.Calls.Select(call => call.Id).SingleAsync());
    }

    private protected async Task EndAsync(PipelineRig rig)
    {
        await rig.DeliverAsync(Events);
        await rig.DoneAsync();
    }
}
