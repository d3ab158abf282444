using System.Globalization;

namespace CallCoach.Norms;

/// <summary>What a recount of everything came to.</summary>
/// <param name="Calls">Calls that were counted once more.</param>
/// <param name="Sums">Sums of hours, days, weeks and months that were compared.</param>
/// <param name="Passed">Calls that were taken as they are counted, for they are being processed or are still to be counted anew.</param>
/// <param name="Differences">What does not agree.</param>
/// <param name="Examples">The first of it, a sentence each.</param>
public sealed record AuditReport(long Calls, long Sums, long Passed, long Differences, IReadOnlyList<string> Examples)
{
    /// <summary>One line: how much differs, and the first of it.</summary>
    public string Summary => Differences == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Calls} calls and {Sums} sums agree with a recount")
        : string.Create(CultureInfo.InvariantCulture, $"{Differences} of {Calls} calls and {Sums} sums differ from a recount: {Examples[0]}");
}
