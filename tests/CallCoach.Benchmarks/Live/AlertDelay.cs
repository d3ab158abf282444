namespace CallCoach.Benchmarks.Live;

/// <summary>Milliseconds from the last frame of a phrase to its alert; null where none came.</summary>
/// <param name="AtPage">To its row in the browser's document.</param>
/// <param name="AtHub">To a bare client of the hub.</param>
internal sealed record AlertDelay(double? AtPage, double? AtHub);

/// <summary>The delays of some calls.</summary>
/// <param name="patience">What stands where not one alert came.</param>
internal sealed class AlertDelays(IReadOnlyList<AlertDelay> delays, TimeSpan patience)
{
    /// <summary>Calls whose alert no page showed.</summary>
    public int Missing => delays.Count(delay => delay.AtPage is null);

    public double AtPage(double share) => Percentile([.. delays.Select(delay => delay.AtPage).OfType<double>().Order()], share);

    public double AtHub(double share) => Percentile([.. delays.Select(delay => delay.AtHub).OfType<double>().Order()], share);

    private double Percentile(double[] sorted, double share) =>
        sorted.Length == 0 ? patience.TotalMilliseconds : sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
