using CallCoach.Demo.StandIn;

namespace CallCoach.Demo.Check;

/// <summary>What became of the calls that took as long as their sound.</summary>
/// <param name="Calls">That were to be streamed.</param>
/// <param name="Streamed">Of those, whose stream the server read to its end.</param>
/// <param name="Frames">Of sound, sent in those streams.</param>
/// <param name="Captions">There while their call was on.</param>
/// <param name="Alerts">Told while their call was on.</param>
/// <param name="Confirmed">Of those, which the recording shows, too.</param>
public sealed record LiveReport(int Calls, int Streamed, int Frames, int Captions, int Alerts, int Confirmed)
{
    public static LiveReport Sum(IEnumerable<LiveReport> days) => days.Aggregate(
        new LiveReport(0, 0, 0, 0, 0, 0),
        (sum, day) => new(
            sum.Calls + day.Calls, sum.Streamed + day.Streamed, sum.Frames + day.Frames, sum.Captions + day.Captions,
            sum.Alerts + day.Alerts, sum.Confirmed + day.Confirmed));
}

/// <summary>Compares what a day's live calls sent with what the server told while they were on, and afterwards.</summary>
/// <param name="calls">Keys of the calls that were to be streamed.</param>
/// <param name="streams">As the provider sent them.</param>
/// <param name="watch">What was told while they were on.</param>
public sealed class LiveComparison(IReadOnlyList<string> calls, IReadOnlyCollection<StreamedCall> streams, LiveWatch watch)
{
    /// <param name="scripted">The server's view of the calls by their keys.</param>
    public LiveReport Report(IReadOnlyDictionary<string, CallView> scripted, ServerView server)
    {
        var whole = streams.Where(stream => stream.IsWhole).ToList();
        var told = server.Alerts.Where(alert => watch.Alerts.Contains(alert.Id)).ToList();
        return new(
            calls.Count, whole.Count, whole.Sum(stream => stream.Frames), calls.Sum(key => CaptionsOf(key, scripted)),
            told.Count, told.Count(alert => alert.Live == "confirmed"));
    }

    /// <summary>In words; empty when every call was streamed and read, and an alert was told before its call ended and confirmed.</summary>
    public IEnumerable<string> Differences(IReadOnlyDictionary<string, CallView> scripted, ServerView server)
    {
        foreach (var key in calls)
        {
            if (!streams.Any(stream => stream.Key == key && stream is { IsWhole: true, Frames: > 0 }))
                yield return $"{key}: the server did not read its stream to the end";
            if (CaptionsOf(key, scripted) == 0)
                yield return $"{key}: nothing was told of what is said while the call was on";
        }
        if (calls.Count > 0 && Report(scripted, server) is var report && report.Confirmed == 0)
            yield return $"{server.Day:yyyy-MM-dd}: {report.Alerts} alerts were told while their call was on, no recording confirms one";
    }

    private int CaptionsOf(string key, IReadOnlyDictionary<string, CallView> scripted) =>
        scripted.TryGetValue(key, out var call) ? watch.CaptionsOf(call.Id) : 0;
}
