using System.Text.Json;

namespace CallCoach.Demo.Check;

/// <summary>The line that <c>--check</c> prints last.</summary>
/// <param name="Calls">Calls the server has of the days placed.</param>
/// <param name="Transcribed">Calls with a transcript.</param>
/// <param name="Objections">Calls in which each label was found.</param>
/// <param name="Alerts">Alerts of those days.</param>
/// <param name="Counted">Dials the counters hold, and inbound calls that were answered.</param>
/// <param name="Failed">Calls whose job was set aside.</param>
/// <param name="Live">Calls that were heard while they were on.</param>
/// <param name="Seconds">Real time from the start.</param>
public sealed record CheckReport(
    int Calls, int Transcribed, IReadOnlyDictionary<string, int> Objections, int Alerts, int Counted, int Failed, LiveReport Live, double Seconds)
{
    public static CheckReport Of(IReadOnlyList<ServerView> days, LiveReport live, TimeSpan elapsed)
    {
        var calls = days.SelectMany(day => day.Calls).ToList();
        var objections = calls.SelectMany(call => call.Labels.Select(label => label.Label).Distinct())
            .GroupBy(label => label).OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return new(
            calls.Count,
            calls.Count(call => call.Engine is not null),
            objections,
            days.Sum(day => day.Alerts.Count),
            days.Sum(day => day.Managers.Sum(manager => manager.Dials)) + calls.Count(call => call is { Dial: false, Connected: true }),
            calls.Count(call => call.Failure is not null),
            live,
            Math.Round(elapsed.TotalSeconds, 1));
    }

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
