using CallCoach.Objections.Learning;

namespace CallCoach.Outcomes.Learning;

/// <summary>What holds for a text or call and what a model found, by name.</summary>
public sealed record FoundNames(IReadOnlyList<string> Holding, IReadOnlyList<string> Found);

/// <summary>How well names are found in a group of texts or calls.</summary>
/// <param name="MacroF1">Mean of the F1 of the names that hold somewhere in the group.</param>
/// <param name="MicroF1">F1 over all findings; where exactly one name holds and is found, the share that is right.</param>
/// <param name="Empty">Where no name holds.</param>
/// <param name="EmptyFlagged">Share of these in which one is found all the same.</param>
public sealed record FoundFigures(
    string Group, int Count, double MacroF1, double MicroF1, int Empty, double EmptyFlagged, IReadOnlyList<LabelFigures> Names)
{
    public const string All = "all";

    public static FoundFigures Of(string group, IReadOnlyList<FoundNames> judged, IReadOnlyList<string> names)
    {
        int allRight = 0, allFound = 0, allHolding = 0;
        var figures = new List<LabelFigures>();
        foreach (var name in names)
        {
            var right = judged.Count(one => one.Found.Contains(name) && one.Holding.Contains(name));
            var found = judged.Count(one => one.Found.Contains(name));
            var holding = judged.Count(one => one.Holding.Contains(name));
            figures.Add(new(name, holding, Share(right, found), Share(right, holding)));
            allRight += right;
            allFound += found;
            allHolding += holding;
        }
        var occurring = figures.Where(figure => figure.Texts > 0).ToList();
        var empty = judged.Where(one => one.Holding.Count == 0).ToList();
        return new(
            group, judged.Count, occurring.Count == 0 ? 0 : occurring.Average(figure => figure.F1), Share(2 * allRight, allFound + allHolding),
            empty.Count, Share(empty.Count(one => one.Found.Count > 0), empty.Count), figures);
    }

    /// <summary>First all together, then each group of its own.</summary>
    internal static IReadOnlyList<FoundFigures> OfGroups<T>(
        IReadOnlyList<T> all, Func<T, string> group, Func<T, FoundNames> judged, IReadOnlyList<string> names) =>
        [
            Of(All, [.. all.Select(judged)], names),
            .. all.GroupBy(group).OrderBy(some => some.Key, StringComparer.Ordinal).Select(some => Of(some.Key, [.. some.Select(judged)], names)),
        ];

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
