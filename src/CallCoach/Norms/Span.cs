namespace CallCoach.Norms;

/// <summary>The periods for which calls are added up. Weeks begin on Monday.</summary>
public enum Span
{
    Hour,
    Day,
    Week,
    Month,
}

/// <summary>Which sum a call belongs to: the span as it is stored, where it starts, and whose it is, 0 for nobody's.</summary>
/// <param name="Start">The hour's instant in Unix milliseconds, or the first day as a number of the form yyyymmdd.</param>
internal readonly record struct TallyKey(Span Span, long Start, long PersonId)
{
    public static IEnumerable<TallyKey> Of(CountedCall call)
    {
        var person = call.PersonId ?? 0;
        yield return new(Span.Hour, call.HourAt.ToUnixTimeMilliseconds(), person);
        yield return new(Span.Day, Number(call.Day), person);
        yield return new(Span.Week, Number(Spans.StartOf(Span.Week, call.Day)), person);
        yield return new(Span.Month, Number(Spans.StartOf(Span.Month, call.Day)), person);
    }

    public static long Number(DateOnly day) => (((day.Year * 100) + day.Month) * 100) + day.Day;

    public static DateOnly Day(long number) => new((int)(number / 10_000), (int)(number / 100 % 100), (int)(number % 100));
}

/// <summary>Where spans of days start, and how they are stored.</summary>
public static class Spans
{
    /// <summary>The first day of the week or month that holds the day; the day itself for a day.</summary>
    public static DateOnly StartOf(Span span, DateOnly day) => span switch
    {
        Span.Day => day,
        Span.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        Span.Month => new(day.Year, day.Month, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(span), span, "An hour does not start with a day."),
    };

    internal static string NameOf(Span span) => span switch
    {
        Span.Hour => "hour",
        Span.Day => "day",
        Span.Week => "week",
        Span.Month => "month",
        _ => throw new ArgumentOutOfRangeException(nameof(span), span, null),
    };
}
