using System.Globalization;

namespace CallCoach.EndToEnd.Tests.Durability.Load;

/// <summary>Where a test's chance begins: another one each time, or the one in <c>CALLCOACH_SEED</c> to meet a failure again.</summary>
internal static class Seed
{
    public static int Next() => Environment.GetEnvironmentVariable("CALLCOACH_SEED") is { Length: > 0 } given
        ? int.Parse(given, CultureInfo.InvariantCulture)
        : Random.Shared.Next();

    public static TimeSpan Upto(this Random random, TimeSpan longest) => longest * random.NextDouble();
}
