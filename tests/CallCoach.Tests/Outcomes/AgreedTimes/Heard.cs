using System.Globalization;
using CallCoach.Outcomes.AgreedTimes;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Outcomes.AgreedTimes;

/// <summary>Reads what was said on Monday, 23 November 2026, at eleven in Warsaw.</summary>
internal static class Heard
{
    public static readonly DateTimeOffset CalledAt = new(2026, 11, 23, 11, 0, 0, TimeSpan.FromHours(1));

    /// <param name="said">Lines, with a slash between them; the first settles it.</param>
    /// <returns>Day, hour and precision, such as <c>26 10:00 Hour</c>; D before a day in December.</returns>
    public static string? In(string said, string language) =>
        AgreedTimeReader.Read(said.Split(" / "), 0, language, CalledAt, Rows.Warsaw.TimeZone) is not { } agreed ? null
            : (agreed.At.Month == 12 ? "D" : "") + agreed.At.ToString("dd HH:mm ", CultureInfo.InvariantCulture) + agreed.Precision;
}
