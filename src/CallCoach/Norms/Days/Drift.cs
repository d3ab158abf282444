using CallCoach.People;

namespace CallCoach.Norms.Days;

/// <summary>A manager's week: dials, and those of them to new business.</summary>
/// <param name="Start">Its Monday.</param>
/// <param name="Hours">Scheduled hours; a week somebody was away says nothing.</param>
public sealed record DriftWeek(DateOnly Start, int Dials, int NewDials, double Hours)
{
    /// <summary>Dials to clients who were called before.</summary>
    public int KnownDials => Dials - NewDials;

    public double KnownShare => Dials == 0 ? 0 : (double)KnownDials / Dials;
}

public enum DriftKind
{
    /// <summary>A hunter calls the base more and more.</summary>
    TowardsBase,

    /// <summary>A farmer calls the base less and less.</summary>
    AwayFromBase,

    /// <summary>A farmer has all but stopped calling the base.</summary>
    BaseLeft,
}

/// <summary>A slow change of whom somebody calls.</summary>
/// <param name="Weeks">Those that show it, oldest first.</param>
/// <param name="Change">The share of calls to the base in the last of them less that in the first.</param>
public sealed record Drift(DriftKind Kind, IReadOnlyList<DriftWeek> Weeks, double Change)
{
    /// <summary>Weeks that are looked at: three steps in one direction are no chance.</summary>
    public const int WeeksNeeded = 4;

    private const int LeastDials = 20;
    private const double LeastChange = 0.1;

    /// <summary>One-sided, 5 %.</summary>
    private const double LeastTrend = 1.645;

    private const double LeftShare = 0.25;

    /// <param name="weeks">Whole weeks, oldest first.</param>
    /// <returns>Null where nothing drifts or there is too little to say.</returns>
    public static Drift? Of(ManagerRole role, IReadOnlyList<DriftWeek> weeks) => role switch
    {
        ManagerRole.Hunter => Trend(DriftKind.TowardsBase, weeks, direction: 1),
        ManagerRole.Farmer => Left(weeks) ?? Trend(DriftKind.AwayFromBase, weeks, direction: -1),
        _ => null,
    };

    private static Drift? Trend(DriftKind kind, IReadOnlyList<DriftWeek> weeks, int direction)
    {
        if (weeks.Count == 0 || weeks[^1].Dials < LeastDials)
            return null;
        var told = weeks.Where(week => week.Dials >= LeastDials).TakeLast(WeeksNeeded).ToList();
        if (told.Count < WeeksNeeded)
            return null;
        for (var i = 1; i < told.Count; i++)
        {
            if (direction * (told[i].KnownShare - told[i - 1].KnownShare) <= 0)
                return null;
        }
        var change = told[^1].KnownShare - told[0].KnownShare;
        return direction * change >= LeastChange && direction * TrendOf(told) >= LeastTrend ? new(kind, told, change) : null;
    }

    /// <summary>The base was called in the weeks before, and in the last one, which was worked, hardly at all: by the hour, for weeks differ.</summary>
    private static Drift? Left(IReadOnlyList<DriftWeek> weeks)
    {
        var told = weeks.Where(week => week.Hours > 0).TakeLast(WeeksNeeded).ToList();
        if (told.Count < WeeksNeeded || told[^1] != weeks[^1])
            return null;
        var before = told.SkipLast(1).ToList();
        var known = before.Sum(week => week.KnownDials);
        if (known < LeastDials || told[^1].KnownDials / told[^1].Hours >= LeftShare * known / before.Sum(week => week.Hours))
            return null;
        return new(DriftKind.BaseLeft, told, told[^1].KnownShare - told[0].KnownShare);
    }

    /// <summary>
    /// The Cochran-Armitage test for a trend in proportions: Armitage, Tests for linear trends in proportions and frequencies,
    /// Biometrics 11 (1955). Standard deviations, positive where the share grows.
    /// </summary>
    private static double TrendOf(List<DriftWeek> weeks)
    {
        double dials = weeks.Sum(week => week.Dials), share = weeks.Sum(week => week.KnownDials) / dials;
        double trend = 0, first = 0, second = 0;
        for (var i = 0; i < weeks.Count; i++)
        {
            trend += i * (weeks[i].KnownDials - (share * weeks[i].Dials));
            first += i * weeks[i].Dials;
            second += (double)i * i * weeks[i].Dials;
        }
        var variance = share * (1 - share) * (second - (first * first / dials));
        return variance > 0 ? trend / Math.Sqrt(variance) : 0;
    }
}
