using System.Globalization;
using System.Text.Json;

namespace CallCoach.Benchmarks;

/// <summary>What was aimed at, and whether it was reached.</summary>
internal sealed record Aim(string Name, double Value, string Wanted, bool Holds)
{
    public static Aim AtLeast(string name, double value, double least) => new(name, value, $">= {Text(least)}", value >= least);

    public static Aim AtMost(string name, double value, double most) => new(name, value, $"<= {Text(most)}", value <= most);

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>The outcome of a benchmark: figures by name, ratios against a baseline that the name tells, and the aims.</summary>
internal sealed record Measurement(
    string Bench, IReadOnlyDictionary<string, double> Figures, IReadOnlyDictionary<string, double> Ratios, IReadOnlyList<Aim> Aims)
{
    public void Print(TextWriter to, bool json)
    {
        foreach (var (name, value) in Figures.Concat(Ratios))
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-40} {value,14:N3}"));
        foreach (var aim in Aims)
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(aim.Holds ? "holds" : "FAILS"),-6} {aim.Name} {aim.Wanted}: {aim.Value:N3}"));
        if (json)
            to.WriteLine(JsonSerializer.Serialize(
                new
                {
                    bench = Bench,
                    figures = Figures.ToDictionary(f => f.Key, f => Math.Round(f.Value, 3)),
                    ratios = Ratios.ToDictionary(r => r.Key, r => Math.Round(r.Value, 3)),
                    aims = Aims.Select(aim => new { name = aim.Name, value = Math.Round(aim.Value, 3), aim = aim.Wanted, holds = aim.Holds }),
                },
                JsonSerializerOptions.Web));
    }
}
