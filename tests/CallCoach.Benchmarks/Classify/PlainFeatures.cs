using CallCoach.Objections.Learning;

namespace CallCoach.Benchmarks.Classify;

/// <summary>
/// What anybody would take first: words, pairs of words and three to five characters in a row within a word, hashed, each
/// kind scaled to length 1, and a constant; the words before as a kind of their own.
/// </summary>
internal static class PlainFeatures
{
    private const int Buckets = 1 << 18;

    public static IReadOnlyList<(int[] Buckets, float[] Values)> Of(IReadOnlyList<TrainingText> texts) => [.. texts.Select(Of)];

    private static (int[] Buckets, float[] Values) Of(TrainingText text)
    {
        var words = Words(text.Text);
        var features = new SortedDictionary<int, float>();
        Add(features, [.. words.Select(word => "w " + word), .. words.Zip(words.Skip(1), (one, next) => $"w {one} {next}")]);
        Add(features, [.. words.SelectMany(word => Characters($"|{word}|"))]);
        Add(features, [.. Words(text.Before ?? "").Select(word => "b " + word)]);
        features[Buckets] = 1;
        return ([.. features.Keys], [.. features.Values]);
    }

    private static void Add(SortedDictionary<int, float> features, List<string> kind)
    {
        foreach (var feature in kind)
        {
            var bucket = Bucket(feature);
            features[bucket] = features.GetValueOrDefault(bucket) + (1 / MathF.Sqrt(kind.Count));
        }
    }

    private static IEnumerable<string> Characters(string word)
    {
        for (var length = 3; length <= 5; length++)
            for (var from = 0; from + length <= word.Length; from++)
                yield return string.Concat("c ", word.AsSpan(from, length));
    }

    private static string[] Words(string text) =>
        new string([.. text.ToLowerInvariant().Select(character => char.IsLetterOrDigit(character) ? character : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>FNV-1a.</summary>
    private static int Bucket(string feature)
    {
        var hash = 2166136261u;
        foreach (var character in feature)
            hash = unchecked((hash ^ character) * 16777619u);
        return (int)((hash ^ (hash >> 15)) % Buckets);
    }
}
