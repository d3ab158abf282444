using System.Collections.Concurrent;
using System.Net;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Durability.Load;

/// <summary>
/// Providers under load that write down what they were promised. Many connections tell the events of many calls at once, in no
/// particular order and some twice; what was not acknowledged is told again until it is.
/// </summary>
internal sealed class Ledger : IAsyncDisposable
{
    private const int Connections = 8;
    private const int MostOpenCalls = 16;
    private const double ShareRepeated = 0.1;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(100);

    private readonly TwilioAccount _twilio;
    private readonly Exchange _exchange;
    private readonly CallMaker _maker;
    private readonly Random _random;
    private readonly Lock _gate = new();
    private readonly List<Entry> _waiting = [];
    private readonly List<PlacedCall> _placed = [];
    private readonly ConcurrentDictionary<HttpStatusCode, int> _answers = new();
    private readonly CancellationTokenSource _over = new();
    private readonly List<Task> _connections = [];
    private int _inFlight;
    private int _unanswered;
    private bool _placing;

    public Ledger(Uri server, ServerSettings settings, RecordingHost recordings, int seed, CallMix mix)
    {
        _twilio = new(server, settings);
        _exchange = new(server, settings["Webhooks:Secret"]);
        _maker = new(_twilio, _exchange, recordings, mix);
        _random = new(seed);
    }

    public IReadOnlyList<PlacedCall> Placed
    {
        get
        {
            lock (_gate)
                return [.. _placed];
        }
    }

    /// <summary>Webhooks answered 2xx, repetitions included.</summary>
    public int Acknowledged => _answers.Where(answer => IsPromise(answer.Key)).Sum(answer => answer.Value);

    /// <summary>Webhooks that were told they cannot be stored now.</summary>
    public int Refused => _answers.GetValueOrDefault(HttpStatusCode.ServiceUnavailable);

    /// <summary>Webhooks whose connection broke before an answer came.</summary>
    public int Unanswered => _unanswered;

    /// <summary>Statuses that no sound webhook may be answered with, whatever is broken.</summary>
    public IEnumerable<HttpStatusCode> Unexpected => _answers.Keys.Where(status => !IsPromise(status) && status != HttpStatusCode.ServiceUnavailable);

    /// <summary>Places calls from now on, always new ones.</summary>
    public void Begin()
    {
        lock (_gate)
            _placing = true;
        if (_connections.Count == 0)
            _connections.AddRange(Enumerable.Range(0, Connections).Select(_ => Task.Run(DeliverAsync)));
    }

    /// <summary>Places no more calls; what was placed is still told until it is acknowledged.</summary>
    public void Pack()
    {
        lock (_gate)
            _placing = false;
    }

    /// <summary>Places no more calls and waits until everything is acknowledged.</summary>
    public async Task FinishAsync()
    {
        Pack();
        await Eventually.HoldsAsync("every webhook is acknowledged", () =>
        {
            lock (_gate)
                return _waiting.Count == 0 && _inFlight == 0;
        }, Eventually.LongPatience);
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _twilio.Dispose();
        _exchange.Dispose();
        await Task.WhenAll(_connections);
        _over.Dispose();
    }

    private static bool IsPromise(HttpStatusCode status) => (int)status is >= 200 and < 300;

    private async Task DeliverAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            if (Next() is not { } entry)
            {
                await Task.Delay(Pause);
                continue;
            }
            var promised = await TellAsync(entry);
            Put(entry, again: !promised);
            if (!promised)
                await Task.Delay(PauseAfterFailure);
        }
    }

    private Entry? Next()
    {
        lock (_gate)
        {
            if (_placing && _waiting.Count < MostOpenCalls * 4)
            {
                var call = _maker.Make(_placed.Count);
                _placed.Add(call);
                _waiting.AddRange(call.Entries);
            }
            if (_waiting.Count == 0)
                return null;
            var index = _random.Next(_waiting.Count);
            var entry = _waiting[index];
            _waiting.RemoveAt(index);
            _inFlight++;
            return entry;
        }
    }

    private void Put(Entry entry, bool again)
    {
        lock (_gate)
        {
            _inFlight--;
            if (again || (_placing && _random.NextDouble() < ShareRepeated))
                _waiting.Add(entry);
        }
    }

    /// <returns>Whether it need not be told again.</returns>
    private async Task<bool> TellAsync(Entry entry)
    {
        try
        {
            var status = await entry.TellAsync();
            _answers.AddOrUpdate(status, 1, (_, count) => count + 1);
            if (IsPromise(status))
                entry.Acknowledge();
            return status != HttpStatusCode.ServiceUnavailable;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            Interlocked.Increment(ref _unanswered);
            return false;
        }
    }
}
