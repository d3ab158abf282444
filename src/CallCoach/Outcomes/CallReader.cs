using System.Runtime.InteropServices;
using CallCoach.Calls;
using CallCoach.Objections.Features;

namespace CallCoach.Outcomes;

/// <summary>
/// Reads the features by which a whole call's outcome is told: how strongly its lines settle each outcome, in the whole call
/// and at its end, and the words of its last lines. Keeps buffers: one reader a thread.
/// </summary>
internal sealed class CallReader(FeatureSettings settings, ConceptLexicon lexicon, CallFeatures which)
{
    private const int BucketBits = 16;
    private const int Outcomes = 6;
    private const int LastLines = 4;
    // Best line, best of the last lines, lateness of the best line; the client's strongest wish not to be called.
    private const int Kinds = 3;
    private const int Dense = (Outcomes * Kinds) + 1;
    private const float LargestScore = 2;

    public const int Rows = (1 << BucketBits) + Dense + 1;

    private readonly FeatureReader _reader = new(settings, lexicon);
    private readonly List<int> _buckets = [];
    private readonly List<float> _values = [];

    public ReadOnlySpan<int> Buckets => CollectionsMarshal.AsSpan(_buckets);

    public ReadOnlySpan<float> Values => CollectionsMarshal.AsSpan(_values);

    /// <summary>The features are overwritten by the next reading.</summary>
    public void Read(CallWords call, LineScores lines)
    {
        _buckets.Clear();
        _values.Clear();
        var count = call.Words.Count;
        if (which.Scores > 0)
        {
            for (var outcome = 0; outcome < Outcomes; outcome++)
            {
                var best = lines.Best(outcome, 0);
                AddDense(outcome * Kinds, lines.Settling[best][outcome]);
                AddDense((outcome * Kinds) + 1, lines.Settling[lines.Best(outcome, Math.Max(0, count - LastLines))][outcome]);
                AddDense((outcome * Kinds) + 2, 1f / (count - best));
            }
            AddDense(Dense - 1, lines.BestWish(call) is { } wish ? lines.DoNotCall[wish] : -1);
        }
        if (which.Words > 0)
            for (var line = Math.Max(0, count - LastLines); line < count; line++)
                AddWords(call, line);
        _buckets.Add(Rows - 1);
        _values.Add(1);
    }

    private void AddDense(int feature, float value)
    {
        _buckets.Add((1 << BucketBits) + feature);
        _values.Add(Math.Clamp(value, -LargestScore, LargestScore) * which.Scores);
    }

    private void AddWords(CallWords call, int line)
    {
        var vector = _reader.Read(call.Words[line], .., call.Language);
        for (var i = 0; i < vector.Buckets.Length; i++)
        {
            if (vector.Buckets[i] == _reader.BiasBucket)
                continue;
            _buckets.Add(FeatureHash.Of('z').Then((int)call.Speakers[line]).Then(vector.Buckets[i]).Bucket(BucketBits));
            _values.Add(vector.Values[i] * which.Words);
        }
    }
}

/// <summary>From what a call's outcome is told, and what that weighs; what weighs nothing is not read.</summary>
/// <param name="Scores">How strongly its lines settle each outcome.</param>
/// <param name="Words">The words of its last lines.</param>
internal sealed record CallFeatures(float Scores, float Words);

/// <summary>Raw scores of a call's lines.</summary>
/// <param name="Settling">For each line, how strongly it settles each outcome.</param>
/// <param name="DoNotCall">For each line, how strongly it asks never to be called again.</param>
internal sealed record LineScores(IReadOnlyList<float[]> Settling, IReadOnlyList<float> DoNotCall)
{
    /// <summary>The line that settles an outcome best, from one line on.</summary>
    public int Best(int outcome, int from)
    {
        var best = from;
        for (var line = from + 1; line < Settling.Count; line++)
            if (Settling[line][outcome] >= Settling[best][outcome])
                best = line;
        return best;
    }

    /// <summary>The client's line that asks most clearly never to be called again; null where the client says nothing.</summary>
    public int? BestWish(CallWords call)
    {
        int? best = null;
        for (var line = 0; line < DoNotCall.Count; line++)
            if (call.Speakers[line] == Speaker.Client && call.Words[line].Count > 0 && (best is null || DoNotCall[line] > DoNotCall[best.Value]))
                best = line;
        return best;
    }
}
