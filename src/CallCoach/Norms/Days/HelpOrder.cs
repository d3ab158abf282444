namespace CallCoach.Norms.Days;

/// <summary>How far one part of somebody's plan is: what there is and what was to be expected by now.</summary>
public readonly record struct PartStanding(int Fact, double Expected);

/// <summary>Who is to be helped first.</summary>
/// <param name="behindShare">Below this share of what was expected somebody is behind.</param>
public sealed class HelpOrder(double behindShare)
{
    /// <summary>
    /// How badly help is needed: how many standard deviations of a Poisson variable the worst part lies below what was expected, so that
    /// 15 of 30 dials weigh more than none of one meeting. Zero for who is not behind in any part.
    /// </summary>
    public double NeedOf(IEnumerable<PartStanding> parts)
    {
        var worst = 0.0;
        foreach (var (fact, expected) in parts)
        {
            if (expected >= 1 && fact < behindShare * expected)
                worst = Math.Max(worst, (expected - fact) / Math.Sqrt(expected));
        }
        return worst;
    }

    /// <summary>A place for everybody, 1 for who is to be helped first, 0 for who needs no help. Equal needs stand in the order given.</summary>
    public static IReadOnlyList<int> Ranks(IReadOnlyList<double> needs)
    {
        var ranks = new int[needs.Count];
        var rank = 0;
        foreach (var index in Enumerable.Range(0, needs.Count).Where(i => needs[i] > 0).OrderByDescending(i => needs[i]))
            ranks[index] = ++rank;
        return ranks;
    }
}
