using System.Globalization;
using CallCoach.Demo.Department;

namespace CallCoach.Demo.Check;

public sealed record ScoredLabel(string Label, double Score);

public sealed record CallView(
    long Id, DateTimeOffset StartedAt, string Direction, long? PersonId, string Client, string Status, string? AnsweredBy,
    bool Dial, bool Connected, bool Conversation, string Stage, string? Failure, string? Engine, IReadOnlyList<ScoredLabel> Labels);

public sealed record UtteranceView(int Ordinal, string Speaker, double Start, double End, string Text, IReadOnlyList<ScoredLabel> Objections);

public sealed record CallDetail(long Id, IReadOnlyList<UtteranceView> Utterances);

public sealed record NormView(double Expected, double? Share);

public sealed record CountersOfManager(long? PersonId, string Name, int Dials, int Connected, int Conversations, NormView? Norm);

public sealed record AlertNorm(DateOnly Day);

/// <param name="Live">What the recording says of an alert that was raised while the call was on; null where it was not.</param>
public sealed record AlertView(long Id, long Sequence, string Kind, long? PersonId, long? CallId, string? Label, AlertNorm? Norm, string? Reason,
    string? Live);

public sealed record AlertsPage(IReadOnlyList<AlertView> Alerts);

/// <summary>Everything the server says about one day, read through its API.</summary>
/// <param name="AsOf">Domain time of the counters.</param>
public sealed record ServerView(
    DateOnly Day, DateTimeOffset AsOf, IReadOnlyList<CallView> Calls, IReadOnlyList<CountersOfManager> Managers, IReadOnlyList<AlertView> Alerts)
{
    private const int PageSize = 200;

    /// <summary>Nothing is left to do: every call is through, or set aside.</summary>
    public bool Settled => Calls.All(call => call.Stage == "done" || call.Failure is not null);

    public static async Task<ServerView> ReadAsync(FrontDoor door, DateOnly day, CancellationToken cancel)
    {
        var counters = await door.GetAsync<CountersPage>(string.Create(CultureInfo.InvariantCulture, $"api/counters?day={day:yyyy-MM-dd}"), cancel);
        var calls = await CallsAsync(door, day, cancel);
        var ids = calls.Select(call => call.Id).ToHashSet();
        var alerts = (await AlertsAsync(door, cancel)).Where(alert => alert.CallId is { } call ? ids.Contains(call) : alert.Norm?.Day == day);
        return new(day, counters.AsOf, calls, counters.Managers, [.. alerts]);
    }

    private static async Task<List<CallView>> CallsAsync(FrontDoor door, DateOnly day, CancellationToken cancel)
    {
        var all = new Dictionary<long, CallView>();
        string? before = null;
        do
        {
            var from = before is null ? "" : "&before=" + Uri.EscapeDataString(before);
            var page = await door.GetAsync<CallsPage>(
                string.Create(CultureInfo.InvariantCulture, $"api/calls?day={day:yyyy-MM-dd}&limit={PageSize}{from}"), cancel);
            foreach (var call in page.Items)
                all[call.Id] = call;
            before = page.Next;
        }
        while (before is not null);
        return [.. all.Values];
    }

    private static async Task<List<AlertView>> AlertsAsync(FrontDoor door, CancellationToken cancel)
    {
        var all = new Dictionary<long, AlertView>();
        var before = "";
        while (true)
        {
            var page = await door.GetAsync<AlertsPage>($"api/alerts?limit={PageSize}{before}", cancel);
            foreach (var alert in page.Alerts)
                all.TryAdd(alert.Id, alert);
            if (page.Alerts.Count == 0)
                return [.. all.Values];
            before = string.Create(CultureInfo.InvariantCulture, $"&before={page.Alerts.Min(alert => alert.Sequence)}");
        }
    }

    private sealed record CallsPage(IReadOnlyList<CallView> Items, string? Next);

    private sealed record CountersPage(DateTimeOffset AsOf, IReadOnlyList<CountersOfManager> Managers);
}
