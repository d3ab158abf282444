namespace CallCoach.Outcomes;

/// <summary>
/// The score interval of Wilson ("Probable inference, the law of succession, and statistical inference", 1927), 95 %: which
/// true shares fit what was counted.
/// </summary>
public readonly record struct WilsonInterval(double Low, double High)
{
    // The normal distribution's quantile at 0.975.
    private const double Z = 1.959963984540054;

    public static WilsonInterval Of(int good, int cases)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cases, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(good);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(good, cases);
        var share = (double)good / cases;
        var spread = Z * Math.Sqrt(((share * (1 - share)) + (Z * Z / (4 * cases))) / cases);
        var middle = share + (Z * Z / (2 * cases));
        var scale = 1 + (Z * Z / cases);
        return new(Math.Max(0, (middle - spread) / scale), Math.Min(1, (middle + spread) / scale));
    }
}
