namespace CallCoach.Talk;

/// <summary>A stretch of time, in seconds from the recording's beginning.</summary>
internal readonly record struct Stretch(double Start, double End)
{
    public double Length => End - Start;
}

/// <summary>Stretches in order that do not overlap each other.</summary>
internal static class Stretches
{
    public static double Total(IEnumerable<Stretch> stretches) => stretches.Sum(stretch => stretch.Length);

    /// <summary>Joins stretches, in any order, of which less than a pause lies between.</summary>
    public static List<Stretch> Joined(IEnumerable<Stretch> stretches, double pause = 0)
    {
        var joined = new List<Stretch>();
        foreach (var stretch in stretches.OrderBy(stretch => stretch.Start))
        {
            if (joined.Count > 0 && (stretch.Start <= joined[^1].End || stretch.Start - joined[^1].End < pause))
                joined[^1] = joined[^1] with { End = Math.Max(joined[^1].End, stretch.End) };
            else
                joined.Add(stretch);
        }
        return joined;
    }

    /// <summary>Those of the stretches that overlap another one; quick, for the first is looked up.</summary>
    public static IEnumerable<Stretch> Overlapping(IReadOnlyList<Stretch> stretches, Stretch other)
    {
        var (first, after) = (0, stretches.Count);
        while (first < after)
        {
            var middle = (first + after) / 2;
            (first, after) = stretches[middle].End > other.Start ? (first, middle) : (middle + 1, after);
        }
        for (; first < stretches.Count && stretches[first].Start < other.End; first++)
            yield return stretches[first];
    }

    /// <summary>What of the stretches lies outside others.</summary>
    public static IEnumerable<Stretch> Without(IEnumerable<Stretch> stretches, IReadOnlyList<Stretch> others)
    {
        var next = 0;
        foreach (var stretch in stretches)
        {
            var start = stretch.Start;
            while (next < others.Count && others[next].End <= start)
                next++;
            for (var i = next; i < others.Count && others[i].Start < stretch.End; i++)
            {
                if (others[i].Start > start)
                    yield return new(start, others[i].Start);
                start = Math.Max(start, others[i].End);
            }
            if (start < stretch.End)
                yield return stretch with { Start = start };
        }
    }

    /// <summary>The longest; the first of those that are equally long; null where there is none.</summary>
    public static Stretch? Longest(IEnumerable<Stretch> stretches) =>
        stretches.Aggregate((Stretch?)null, (longest, stretch) => longest is { } one && one.Length >= stretch.Length ? one : stretch);
}
