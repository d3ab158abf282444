using System.Collections.Concurrent;
using CallCoach.Demo.Day;

namespace CallCoach.Demo.StandIn;

/// <summary>How far the day is.</summary>
/// <param name="Placed">Keys of the calls that were really dialled.</param>
/// <param name="Finished">Every call ended and every webhook was acknowledged or given up.</param>
/// <param name="Delivered">Webhooks acknowledged.</param>
/// <param name="Repeated">Attempts that had to be made again.</param>
/// <param name="Lost">Webhooks given up, as Twilio does.</param>
/// <param name="LatestMinutes">Domain minutes by which the most belated webhook was late: the machine's delay, and the server's.</param>
/// <param name="Streams">Calls whose sound was streamed while they were on.</param>
/// <param name="LastRefusal">What the server last answered instead of 2xx.</param>
public sealed record DayProgress(
    DateOnly Day, IReadOnlyCollection<string> Placed, bool Finished, int Delivered, int Repeated, int Lost, double LatestMinutes,
    IReadOnlyCollection<StreamedCall> Streams, string? LastRefusal);

/// <summary>Places a day's calls, each at its time.</summary>
internal sealed class DayRun(StandInSettings settings, WebhookSender sender, Account account, IReadOnlyList<PlannedCall> calls)
{
    private readonly ConcurrentDictionary<string, bool> _placed = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<StreamedCall> _streams = new();
    private volatile bool _finished;

    public DayProgress Progress =>
        new(
        settings.Days[^1], [.. _placed.Keys], _finished, sender.Delivered, sender.Repeated, sender.Lost,
        Math.Round(sender.Latest.TotalMinutes, 1), [.. _streams], sender.LastRefusal);

    public async Task RunAsync(CancellationToken cancel)
    {
        await Task.WhenAll(calls.Select(call => PlaceAsync(call, cancel)));
        _finished = true;
    }

    private Task PlaceAsync(PlannedCall call, CancellationToken cancel)
    {
        void Dialled() => _placed.TryAdd(call.Key, true);
        return call.ThroughTwilio
            ? new TwilioCall(settings, sender, account, call, Dialled, _streams.Enqueue).RunAsync(cancel)
            : new ExchangeCall(settings, sender, call, Dialled).RunAsync(cancel);
    }
}
