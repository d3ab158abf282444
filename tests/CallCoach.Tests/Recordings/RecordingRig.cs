using CallCoach.Adapters.Telephony;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Calls;
using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Recordings;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Recordings;

/// <summary>The stage that fetches recordings, with a real database and folder; Twilio's server is on loopback.</summary>
internal sealed class RecordingRig : IDisposable
{
    private readonly List<HttpClient> _clients = [];

    public RecordingRig() => Files = new(new(Path.Combine(Database.Folder, "recordings")));

    public TestDatabase Database { get; } = new();

    public RecordingFiles Files { get; init; }

    /// <summary>Without one, recordings are kept as they came.</summary>
    public AudioProgram Audio { get; init; } = AudioPrograms.Missing;

    /// <summary>How long a provider may send nothing; short only where that is the subject.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(1);

    public FetchRecording Step(Uri twilio)
    {
        var http = ProviderHttp.ClientFor(new([], twilio), Patience * 2);
        _clients.Add(http);
        var download = new RecordingDownload(http) { Patience = Patience };
        return Step(new TwilioProvider(new("AC1", ["token"], twilio, twilio, null), download));
    }

    public FetchRecording Step(ITelephonyProvider provider) => new([provider], Files, Audio);

    public Task<Recording> FetchAsync(LoopbackHttp twilio, Call? of = null) => FetchAsync(Step(twilio.Address), of);

    /// <summary>Runs the step as the worker does.</summary>
    public async Task<Recording> FetchAsync(FetchRecording step, Call? of = null)
    {
        var call = of ?? await AddCallAsync();
        await step.RunAsync(Database, call.Id);
        return await Database.RecordingAsync(call.Id);
    }

    public async Task<RetryException> IsTriedAgainAsync(Answer answer)
    {
        await using var twilio = new LoopbackHttp(_ => answer);
        var failure = await Should.ThrowAsync<RetryException>(() => FetchAsync(twilio));
        NothingIsKept();
        return failure;
    }

    public async Task<GiveUpException> IsGivenUpAsync(Answer answer)
    {
        await using var twilio = new LoopbackHttp(_ => answer);
        var failure = await Should.ThrowAsync<GiveUpException>(() => FetchAsync(twilio));
        NothingIsKept();
        return failure;
    }

    public async Task<Call> AddCallAsync(RecordingState state = RecordingState.Waiting)
    {
        var call = await Database.AddCallAsync(c => c.Provider = TwilioProvider.ProviderName);
        await Database.AddAsync(new Recording { CallId = call.Id, ProviderRecordingId = "RE1", State = state, ClientChannel = 1 });
        return call;
    }

    public void NothingIsKept() =>
        Directory.GetFiles(Database.Folder, "*", SearchOption.AllDirectories).Where(f => f.Contains("recordings", StringComparison.Ordinal)).ShouldBeEmpty();

    public void Dispose()
    {
        _clients.ForEach(http => http.Dispose());
        Database.Dispose();
    }
}
