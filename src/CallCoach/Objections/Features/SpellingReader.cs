namespace CallCoach.Objections.Features;

/// <summary>Reads the features that tell a language: short runs of characters as spelled, word ends included.</summary>
internal sealed class SpellingReader
{
    public const int BucketBits = 13;
    public const int Rows = (1 << BucketBits) + 1;

    private const int LongestRun = 4;
    private const char Edge = '|';

    private readonly FeatureVector _vector = new(BucketBits);

    /// <summary>The vector is overwritten by the next reading.</summary>
    public FeatureVector Read(UtteranceWords words)
    {
        _vector.Clear();
        for (var index = 0; index < words.Count; index++)
            Add(words.Spelled(index));
        _vector.EndBlock(1);
        _vector.AddConstant(Rows - 1);
        return _vector;
    }

    private void Add(ReadOnlySpan<char> word)
    {
        for (var from = -1; from <= word.Length; from++)
        {
            var hash = FeatureHash.Of('s');
            for (var to = from; to <= word.Length && to - from < LongestRun; to++)
            {
                hash = hash.Then(to < 0 || to == word.Length ? Edge : word[to]);
                if (to > from || (to >= 0 && to < word.Length))
                    _vector.Add(hash);
            }
        }
    }
}
