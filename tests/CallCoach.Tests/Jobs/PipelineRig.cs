using CallCoach.Adapters.Telephony;
using CallCoach.Adapters.Telephony.Generic;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Alerts;
using CallCoach.Calls;
using CallCoach.Captions;
using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Norms;
using CallCoach.Objections;
using CallCoach.Recordings;
using CallCoach.Retranscribing;
using CallCoach.StopList;
using CallCoach.Talk;
using CallCoach.Tests.Alerts;
using CallCoach.Tests.Ingest;
using CallCoach.Tests.Outcomes;
using CallCoach.Tests.Recordings;
using CallCoach.Tests.Norms.Days;
using CallCoach.Tests.Storage;
using CallCoach.Transcription;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Jobs;

/// <summary>
/// The whole product in this process: real database, files, adapters and workers; the provider's server is on loopback, and
/// the engine hears what a test wrote. Started anew on the same database, it is the process after a restart.
/// </summary>
internal sealed class PipelineRig : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http;
    private readonly TestDatabase _database;
    private readonly JobSignal _signal = new(Pipeline.Lanes);
    private readonly JobQueue _queue;
    private readonly EventInbox _inbox;
    private readonly EventSorter _sorter;
    private readonly AlertPump _pump;
    private readonly JobWorker _worker;
    private Task _running = Task.CompletedTask;

    public PipelineRig(TestDatabase database, LoopbackHttp provider, params ITranscriber[] engines)
        : this(database, provider, TimeProvider.System, engines)
    {
    }

    /// <param name="domain">Says which day it is.</param>
    public PipelineRig(TestDatabase database, LoopbackHttp provider, TimeProvider domain, params ITranscriber[] engines)
    {
        _database = database;
        var clocks = new Clocks(domain, TimeProvider.System);
        _queue = new(database.Writer, database, clocks);
        var files = new RecordingFiles(new(Path.Combine(database.Folder, "recordings")));
        _http = ProviderHttp.ClientFor(new([provider.Address.Authority]));
        var recordings = new KeptRecordings(files, AudioPrograms.Missing);
        var hearing = new Hearing(engines, recordings);
        var download = new RecordingDownload(_http);
        ITelephonyProvider[] providers =
        [
            new TwilioProvider(new(TwilioEvents.Account, ["token"], provider.Address, provider.Address, null), download),
            new GenericProvider(download),
        ];
        _sorter = new(database.Writer, _signal, Counting.TakeBack, clocks, NullLogger<EventSorter>.Instance);
        _inbox = new(database.Writer, _sorter);
        _pump = new(database, Feed, NullLogger<AlertPump>.Instance);
        Counters = new DaysRig(database, clocks.Domain).Counters;
        var counting = new Counting(Rows.Warsaw);
        var pipeline = new Pipeline(
            new(providers, clocks), new(counting), new(providers, files, AudioPrograms.Missing), new(recordings), new(hearing, Rows.Warsaw, clocks),
            new(new(new("cheaper", new CheaperClassifier())), Rows.Warsaw, new()), new(Learned.Answers, Learned.Judge, Rows.Warsaw), new(counting),
            new(StopListSettings.Default, clocks), new(new(clocks), AlertSettings.Default, StopListSettings.Default, Rows.Warsaw, clocks), _pump, Feed);
        Awaiting = new(database, database.Writer, _queue, _signal, hearing, clocks, NullLogger<AwaitingCalls>.Instance);
        Earlier = new(database, database.Writer, _queue, _signal, clocks, NullLogger<MeasureEarlier>.Instance);
        Retranscriptions = new(database, database.Writer, hearing, clocks);
        Retranscriber = new(database, database.Writer, hearing, Rows.Warsaw, Feed, clocks, NullLogger<Retranscriber>.Instance);
        Choose = new(database, database.Writer, _queue, _signal, Feed, clocks);
        Captions = new(
            database, database.Writer, new(new("cheaper", new CheaperClassifier())), Learned.Judge, new(clocks), AlertSettings.Default,
            StopListSettings.Default, _pump, Feed);
        Correct = new(database, database.Writer, new(clocks), new(new()), new(clocks), _queue, _signal, _pump, Feed);
        _worker = new(database, database.Writer, _queue, _signal, pipeline.Plan, clocks, NullLogger<JobWorker>.Instance);
    }

    public FeedLog Feed { get; } = new();

    public Counters Counters { get; }

    public CorrectCall Correct { get; }

    /// <summary>Not running by itself: a test has it send calls.</summary>
    public AwaitingCalls Awaiting { get; }

    /// <summary>Not running by itself: a test has it send calls.</summary>
    public MeasureEarlier Earlier { get; }

    public Retranscriptions Retranscriptions { get; }

    /// <summary>Not running by itself: a test has it make a transcript.</summary>
    public Retranscriber Retranscriber { get; }

    public ChooseTranscript Choose { get; }

    /// <summary>What is heard while calls are on.</summary>
    public CaptionBook Captions { get; }

    public async Task StartAsync()
    {
        await _queue.StartAnewAsync();
        await _pump.StartAsync(_stop.Token);
        var lanes = from lane in Pipeline.Lanes from _ in Enumerable.Range(0, lane.Workers) select _worker.RunAsync(lane, _stop.Token);
        _running = Task.WhenAll([_sorter.RunAsync(_stop.Token), _pump.RunAsync(_stop.Token), .. lanes]);
    }

    public async Task DeliverAsync(IEnumerable<IncomingEvent> events)
    {
        foreach (var incoming in events)
            await _inbox.StoreAsync(incoming, _stop.Token).WaitAsync(TimeSpan.FromMinutes(2));
        await _sorter.SortAsync(_stop.Token);
    }

    /// <summary>Has a call that is done processed once more from its beginning.</summary>
    public async Task RetryAsync(long callId)
    {
        (await _queue.RetryAsync(callId)).ShouldBeTrue();
        _signal.Raise(Stage.Gather);
        await DoneAsync();
    }

    /// <summary>Waits until there is nothing left to do on any call.</summary>
    public Task DoneAsync()
    {
        return UntilDoneAsync().WaitAsync(TimeSpan.FromMinutes(4));

        async Task UntilDoneAsync()
        {
            while (await _database.ReadAsync(db => db.Jobs.AnyAsync(j => j.NextAttemptAt != null)))
                await Feed.NextCallAsync();
        }
    }

    /// <summary>Stops everything where it stands, as a shutdown does.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(_running).WaitAsync(TimeSpan.FromMinutes(2));
        _http.Dispose();
        _stop.Dispose();
    }

    /// <summary>Takes every mention of something cheaper for a comparison of prices.</summary>
    private sealed class CheaperClassifier : IObjectionClassifier
    {
        public Classification Classify(string text, string? language, string? before = null) => new(
            language ?? "en", text.Contains("cheaper", StringComparison.Ordinal) ? [new(ObjectionLabel.PriceComparison, 0.93)] : []);

        public IReadOnlyList<WordWeight> Explain(string text, string? language, ObjectionLabel label, string? before = null) =>
            text.IndexOf("cheaper", StringComparison.Ordinal) is >= 0 and var start ? [new(start, "cheaper".Length, 1)] : [];
    }
}
