using System.Text.Json;

namespace CallCoach.Tests;

/// <summary>
/// A long test runs at a reduced count among all tests, and in full by <c>./callcoach soak NAME</c>, which finds it by its
/// trait <c>Soak</c> and names in <c>CALLCOACH_SOAK</c> the file that takes its figures.
/// </summary>
internal static class LongTest
{
    private static readonly string? Figures = Environment.GetEnvironmentVariable("CALLCOACH_SOAK") is { Length: > 0 } file ? file : null;

    public static int Count(int reduced, int full) => Figures is null ? reduced : full;

    /// <summary>What the test measured, as it will stand in docs/reliability.md.</summary>
    public static void Report(object figures)
    {
        if (Figures is not null)
            File.AppendAllText(Figures, JsonSerializer.Serialize(figures) + "\n");
    }
}
