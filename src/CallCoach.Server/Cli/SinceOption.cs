using System.Globalization;
using CallCoach.Server.Hosting;

namespace CallCoach.Server.Cli;

/// <summary>An instant in the past, as somebody types it.</summary>
internal static class SinceOption
{
    private static readonly string[] Local = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];
    private static readonly string[] WithOffset = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz"];

    /// <returns>Null when it is none.</returns>
    public static DateTimeOffset? Read(string text, Settings settings)
    {
        var now = (settings.Clock ?? TimeProvider.System).GetUtcNow();
        var since = Ago(text, now) ?? Instant(text, settings.Department.TimeZone);
        return since <= now ? since : null;
    }

    /// <summary>Without an offset the time is the department's.</summary>
    private static DateTimeOffset? Instant(string text, TimeZoneInfo zone)
    {
        if (DateTimeOffset.TryParseExact(text.Replace("Z", "+00:00", StringComparison.Ordinal), WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
            return instant;
        if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return new DateTimeOffset(local, zone.GetUtcOffset(local));
        return null;
    }

    private static DateTimeOffset? Ago(string text, DateTimeOffset now)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is 0 or > 9999)
            return null;
        return text[^1] switch
        {
            'h' => now.AddHours(-count),
            'd' => now.AddDays(-count),
            _ => null,
        };
    }
}
