using CallCoach.Objections.Features;

namespace CallCoach.Objections.Learning;

/// <summary>How much two texts have in common, by the words they use.</summary>
internal static class WordSets
{
    /// <summary>More than this share of words in common makes two texts near duplicates.</summary>
    public const double NearDuplicate = 0.8;

    public static IReadOnlyList<string> Words(string text)
    {
        var words = new UtteranceWords();
        words.Read(text);
        return [.. Enumerable.Range(0, words.Count).Select(index => words.Spelled(index).ToString())];
    }

    /// <summary>Pairs, one of each list and of one language, that are near duplicates.</summary>
    public static IEnumerable<(TrainingText One, TrainingText Other)> NearDuplicates(
        IEnumerable<TrainingText> ones, IEnumerable<TrainingText> others)
    {
        var sets = others.Select(text => (text, words: Words(text.Text).ToHashSet(StringComparer.Ordinal))).ToList();
        var byWord = sets
            .SelectMany((set, index) => set.words.Select(word => (Key: (set.text.Language, word), index)))
            .ToLookup(entry => entry.Key, entry => entry.index);
        foreach (var one in ones)
        {
            var words = Words(one.Text).ToHashSet(StringComparer.Ordinal);
            var shared = words.SelectMany(word => byWord[(one.Language, word)]).CountBy(index => index);
            foreach (var (index, common) in shared)
                if (common > NearDuplicate * (words.Count + sets[index].words.Count - common))
                    yield return (one, sets[index].text);
        }
    }
}
