using CallCoach.People;

namespace CallCoach.Norms;

/// <summary>A manager's dials an hour over a working day.</summary>
/// <param name="CallsPerHour">15 for a hunter, 20 when there are many refusals; set per person.</param>
/// <param name="Start">Start of the working day in the department's time zone.</param>
/// <param name="End">Its end; before the start when the day runs over midnight is not supported and refused.</param>
public sealed record Norm(int CallsPerHour, TimeOnly Start, TimeOnly End)
{
    public static Norm? Of(Person person) =>
        person.CallsPerHour is { } perHour ? new(perHour, person.WorkdayStart, person.WorkdayEnd) : null;

    /// <summary>Dials of the whole day.</summary>
    public double Planned => CallsPerHour * (End - Start).TotalHours;

    /// <summary>Hours of the working day that have passed.</summary>
    /// <param name="day">The day asked about.</param>
    /// <param name="now">The present, in the department's time zone.</param>
    public double HoursWorked(DateOnly day, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        if (day != today)
            return day < today ? (End - Start).TotalHours : 0;
        var time = TimeOnly.FromDateTime(now);
        return time <= Start ? 0 : ((time < End ? time : End) - Start).TotalHours;
    }

    /// <summary>How far a manager is at a moment.</summary>
    public NormProgress Progress(DateOnly day, DateTime now, int dials)
    {
        var expected = CallsPerHour * HoursWorked(day, now);
        return new(day, CallsPerHour, Planned, expected, dials, expected > 0 ? dials / expected : null);
    }
}

/// <param name="Day">The day in the department's time zone.</param>
/// <param name="CallsPerHour">The norm.</param>
/// <param name="Planned">Dials of the whole day.</param>
/// <param name="Expected">Dials by now.</param>
/// <param name="Dials">Dials made.</param>
/// <param name="Share">Dials over expected; null before the working day starts.</param>
public sealed record NormProgress(DateOnly Day, int CallsPerHour, double Planned, double Expected, int Dials, double? Share);
