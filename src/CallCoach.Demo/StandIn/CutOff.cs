using System.Globalization;
using CallCoach.Demo.Company;

namespace CallCoach.Demo.StandIn;

/// <summary>Hours of the department's day in which nothing passes between the provider and the server, in neither direction.</summary>
public sealed record CutOff(TimeOnly From, TimeOnly To)
{
    /// <param name="domain">Domain time.</param>
    public bool Holds(DateTimeOffset domain)
    {
        var time = TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(domain, Cast.Zone).TimeOfDay);
        return time >= From && time < To;
    }

    /// <param name="text">Such as <c>11:00-12:00</c>.</param>
    /// <returns>Null when it is none.</returns>
    public static CutOff? Parse(string text) =>
        text.Split('-') is [var from, var to]
        && TimeOnly.TryParseExact(from, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var begin)
        && TimeOnly.TryParseExact(to, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end)
        && begin < end
            ? new(begin, end)
            : null;
}
