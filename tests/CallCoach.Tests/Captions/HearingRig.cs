using System.Collections.Concurrent;
using CallCoach.Alerts;
using CallCoach.Calls;
using CallCoach.Captions;
using CallCoach.Live;
using CallCoach.Objections;
using CallCoach.StopList;
using CallCoach.Tests.Alerts;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Objections;
using CallCoach.Tests.Outcomes;
using CallCoach.Tests.Storage;
using CallCoach.Tests.Transcription;
using CallCoach.Transcription;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCoach.Tests.Captions;

/// <summary>The hearing of calls that are on, with a real database and an engine that understands what a test wrote of a phrase's seconds.</summary>
internal sealed class HearingRig : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly HearingSchedule _schedule;
    private readonly Task _running;

    /// <param name="hear">What the engine understands of a phrase, by its length in seconds.</param>
    public HearingRig(Func<double, CancellationToken, Task<string>> hear, params string[] languages)
    {
        var clocks = new Clocks(Clock, Clock);
        var settings = new HearingSettings { Workers = 1 };
        Calls = new(clocks);
        Engine = new(
            async (audio, cancel) =>
            {
                Asked.Enqueue(audio.Duration.TotalSeconds);
                audio.Channels.Count.ShouldBe(1);
                var text = await hear(audio.Duration.TotalSeconds, cancel);
                return text.Length == 0 ? [] : [new(0, 0, audio.Duration.TotalSeconds, text, 0.8)];
            },
            languages);
        _schedule = new(settings, clocks);
        var captions = new CaptionBook(
            Database, Database.Writer, new(new("mute", new LinearObjectionClassifier(Shipped.Model))), Learned.Judge, new(clocks), AlertSettings.Default,
            StopListSettings.Default, new(Database, Feed, NullLogger<AlertPump>.Instance), Feed);
        var hearing = new LiveHearing(
            Calls, new(Database, settings, Rows.Warsaw, clocks, NullLogger<StreamFinder>.Instance), _schedule, new([Engine]), First, captions, Board, settings,
            Rows.Warsaw, Feed, clocks, NullLogger<LiveHearing>.Instance);
        _running = hearing.RunAsync(_stop.Token);
    }

    public TestDatabase Database { get; } = new();

    public FakeTimeProvider Clock { get; } = new(Rows.Morning);

    public LiveCalls Calls { get; }

    public ScriptedTranscriber Engine { get; }

    /// <summary>Seconds of each phrase the engine was given, in order.</summary>
    public ConcurrentQueue<double> Asked { get; } = new();

    public FeedLog Feed { get; } = new();

    public HearingBoard Board { get; } = new();

    public LiveFirst First { get; } = new();

    /// <summary>A call whose webhook has been sorted in.</summary>
    public async Task<long> KnowAsync(string call, string? language = "en")
    {
        var known = await Database.AddCallAsync(one => (one.Provider, one.ProviderCallId, one.Line, one.Language) = ("twilio", call, "client:olga", language));
        await Database.AddAsync(new CallLeg { Provider = "twilio", LegId = call, CallId = known.Id });
        return known.Id;
    }

    /// <summary>A call that is on, and followed.</summary>
    public async Task<SpokenCall> BeginAsync(string call, string stream = "MZ1")
    {
        var live = Calls.Begin(new("twilio", call, stream, Speaker.Manager));
        while (!live.IsHeard)
            await Task.Yield();
        return new(Calls, live);
    }

    public async Task<Caption> NextCaptionAsync()
    {
        var id = await Feed.NextCaptionAsync();
        return await Database.ReadAsync(db => db.Captions.Include(caption => caption.Objections).SingleAsync(caption => caption.Id == id));
    }

    /// <summary>Waits until the hearing of the call is told to be so.</summary>
    public async Task HearsAsync(long callId, Func<HearingState?, bool> so)
    {
        while (!so(Board.Of(callId)))
            await Feed.NextHearingAsync();
    }

    /// <summary>Waits until so many phrases wait or are being heard.</summary>
    public async Task WaitAsync(int phrases)
    {
        while (_schedule.Count < phrases)
            await Task.Yield();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(_running).WaitAsync(TimeSpan.FromMinutes(2));
        _schedule.Dispose();
        _stop.Dispose();
        Database.Dispose();
    }
}

/// <summary>A call that is on, in which the two sides speak and pause.</summary>
internal sealed class SpokenCall(LiveCalls calls, LiveCall call)
{
    private const byte Quiet = 0xFF;

    private int _frame;

    /// <summary>The client speaks for so long, and both are silent for a second.</summary>
    public void ClientSays(double seconds)
    {
        Send(Quiet, 0.5);
        Send(null, seconds);
        Send(Quiet, 0.5);
    }

    /// <summary>The client speaks and goes on doing so.</summary>
    public void ClientGoesOn(double seconds) => Send(null, seconds);

    public void Stop() => calls.End(call, LiveEnding.Stopped);

    private void Send(byte? sound, double seconds)
    {
        for (var left = (int)Math.Round(seconds * 50); left > 0; left--)
        {
            _frame++;
            call.Take(MediaDirection.Inbound, _frame, (_frame - 1) * 20L, Frame(Quiet));
            call.Take(MediaDirection.Outbound, _frame, (_frame - 1) * 20L, Frame(sound));
        }
    }

    /// <param name="sound">One code for all samples; null for a loud buzz.</param>
    private static byte[] Frame(byte? sound) => [.. Enumerable.Range(0, 160).Select(sample => sound ?? (byte)(sample % 4 < 2 ? 0x8F : 0x0F))];
}
