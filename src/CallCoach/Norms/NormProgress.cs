using CallCoach.Norms.Days;

namespace CallCoach.Norms;

/// <summary>How far a manager's dials are at a moment.</summary>
/// <param name="Day">The working day.</param>
/// <param name="CallsPerHour">Those asked for now.</param>
/// <param name="Planned">Dials of the whole day.</param>
/// <param name="Expected">Dials by now: what falls to the scheduled working time that is over, breaks not counted.</param>
/// <param name="Dials">Dials made.</param>
/// <param name="Share">Dials over expected; null before the working day starts.</param>
public sealed record NormProgress(DateOnly Day, int CallsPerHour, double Planned, double Expected, int Dials, double? Share)
{
    /// <returns>Null for who has no plan for dials.</returns>
    public static NormProgress? Of(ManagerDay day)
    {
        var dials = day.Parts[0];
        if (dials is not { Plan: { } planned, Expected: { } expected })
            return null;
        var perHour = day.PerHour?.Now ?? (day.Time.Hours > 0 ? planned / day.Time.Hours : 0);
        return new(day.Day, (int)Math.Round(perHour), planned, expected, dials.Fact, dials.Share);
    }
}
