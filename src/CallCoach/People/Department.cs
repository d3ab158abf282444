namespace CallCoach.People;

/// <summary>The sales department this installation serves.</summary>
/// <param name="Name">Shown in the page's header.</param>
/// <param name="TimeZone">Days, hours and norms are counted in this zone.</param>
/// <param name="Language">ISO 639-1: the language of a call that says nothing else.</param>
public sealed record Department(string Name, TimeZoneInfo TimeZone, string Language)
{
    /// <summary>Seconds the client's leg must last to make a conversation.</summary>
    public int ConversationSeconds { get; init; } = 30;

    /// <summary>The country calling code, in digits, of telephone numbers in lists that name no country; null when such numbers are refused.</summary>
    public string? CountryCode { get; init; }

    /// <summary>The languages a department may speak.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["ru", "pl", "uk", "en"];

    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, TimeZone);

    /// <summary>The first instant of a day, also where the clock is put forward or back at midnight.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (TimeZone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(15);
        return new(midnight, TimeZone.IsAmbiguousTime(midnight) ? TimeZone.GetAmbiguousTimeOffsets(midnight).Max() : TimeZone.GetUtcOffset(midnight));
    }

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);
}
