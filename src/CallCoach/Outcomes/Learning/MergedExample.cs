using CallCoach.Objections.Learning;

namespace CallCoach.Outcomes.Learning;

/// <summary>An example for the learner, which wants every bucket once.</summary>
internal static class MergedExample
{
    public static LearningExample Of(ReadOnlySpan<int> buckets, ReadOnlySpan<float> values, bool[] truth, double cost)
    {
        var merged = new SortedDictionary<int, float>();
        for (var i = 0; i < buckets.Length; i++)
            merged[buckets[i]] = merged.GetValueOrDefault(buckets[i]) + values[i];
        return new([.. merged.Keys], [.. merged.Values], truth, cost);
    }
}
