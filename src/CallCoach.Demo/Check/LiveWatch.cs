using System.Globalization;
using CallCoach.Demo.Department;

namespace CallCoach.Demo.Check;

public sealed record LiveCallView(long CallId, string? ManagerName, string Client);

/// <summary>Follows the calls that are on, as a supervisor's page does, and remembers what was told of them until they ended.</summary>
/// <param name="address">The server's, as people open it.</param>
public sealed class LiveWatch(FrontDoor door, Uri address, Action<string> tell)
{
    private const int NewestAlerts = 50;

    private readonly Dictionary<long, int> _captions = [];
    private readonly HashSet<long> _alerts = [];

    /// <summary>Alerts that were there while their call was still on.</summary>
    public IReadOnlySet<long> Alerts => _alerts;

    /// <summary>How many captions of the call there were when it was last seen.</summary>
    public int CaptionsOf(long callId) => _captions.GetValueOrDefault(callId);

    /// <summary>The alerts are read first: whatever call is on after that was on when they were there.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        var alerts = (await door.GetAsync<AlertsPage>(string.Create(CultureInfo.InvariantCulture, $"api/alerts?limit={NewestAlerts}"), cancel)).Alerts;
        var calls = await door.GetAsync<IReadOnlyList<LiveCallView>>("api/live-calls", cancel);
        foreach (var call in calls)
        {
            if (_captions.TryAdd(call.CallId, 0))
                tell(string.Create(CultureInfo.InvariantCulture, $"Live now: {call.ManagerName} and {call.Client}, as they speak: {address}calls/{call.CallId}"));
            foreach (var alert in alerts.Where(alert => alert.CallId == call.CallId && alert.Live is not null && _alerts.Add(alert.Id)))
                tell(string.Create(CultureInfo.InvariantCulture, $"Told while the call was on: {alert.Label} in call {call.CallId}"));
            var captions = await door.GetAsync<CaptionsPage>(string.Create(CultureInfo.InvariantCulture, $"api/calls/{call.CallId}/captions"), cancel);
            _captions[call.CallId] = Math.Max(_captions[call.CallId], captions.Captions.Count);
        }
    }

    private sealed record CaptionView(long Id);

    private sealed record CaptionsPage(IReadOnlyList<CaptionView> Captions);
}
