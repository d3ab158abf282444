using System.Runtime.InteropServices;
using CallCoach.Calls;
using CallCoach.Objections.Features;

namespace CallCoach.Outcomes;

/// <summary>
/// Reads the features by which a line of a call settles its outcome: its words, who says them, the line before, the line
/// after, and how far it is from the call's two ends. Keeps buffers: one reader a thread.
/// </summary>
internal sealed class LineReader(FeatureSettings settings, ConceptLexicon lexicon)
{
    // By cross-validation.
    private const float OwnWeight = 0.7f;
    private const float NeighbourWeight = 0.4f;
    private const float PlaceWeight = 0.5f;
    private const int FarthestPlace = 6;
    private const int NeighbourWords = 24;

    private readonly FeatureReader _reader = new(settings, lexicon);
    private readonly List<int> _buckets = [];
    private readonly List<float> _values = [];

    public ReadOnlySpan<int> Buckets => CollectionsMarshal.AsSpan(_buckets);

    public ReadOnlySpan<float> Values => CollectionsMarshal.AsSpan(_values);

    /// <summary>The features of a piece of a line. They are overwritten by the next reading.</summary>
    public void Read(CallWords call, int line, Range piece)
    {
        _buckets.Clear();
        _values.Clear();
        Add(call, line, piece, kind: null, 1);
        Add(call, line, piece, 'o', OwnWeight);
        if (line > 0)
            Add(call, line - 1, LastOf(call.Words[line - 1]), 'p', NeighbourWeight);
        if (line + 1 < call.Words.Count)
            Add(call, line + 1, FirstOf(call.Words[line + 1]), 'n', NeighbourWeight);
        AddPlace('b', line);
        AddPlace('e', call.Words.Count - 1 - line);
        _buckets.Add(_reader.BiasBucket);
        _values.Add(1);
    }

    /// <summary>What is said, whoever says it and whatever stands around it.</summary>
    public void ReadAlone(UtteranceWords words, Range piece, string language)
    {
        _buckets.Clear();
        _values.Clear();
        var vector = _reader.Read(words, piece, language);
        _buckets.AddRange(vector.Buckets);
        _values.AddRange(vector.Values);
    }

    private void Add(CallWords call, int line, Range piece, char? kind, float weight)
    {
        var vector = _reader.Read(call.Words[line], piece, call.Language);
        for (var i = 0; i < vector.Buckets.Length; i++)
        {
            var bucket = vector.Buckets[i];
            if (bucket == _reader.BiasBucket)
                continue;
            _buckets.Add(kind is { } crossed ? FeatureHash.Of(crossed).Then((int)call.Speakers[line]).Then(bucket).Bucket(settings.BucketBits) : bucket);
            _values.Add(vector.Values[i] * weight);
        }
    }

    private void AddPlace(char end, int distance)
    {
        _buckets.Add(FeatureHash.Of('a').Then(end).Then(Math.Min(distance, FarthestPlace)).Bucket(settings.BucketBits));
        _values.Add(PlaceWeight);
    }

    private static Range LastOf(UtteranceWords words) => Math.Max(0, words.Count - NeighbourWords)..words.Count;

    private static Range FirstOf(UtteranceWords words) => 0..Math.Min(words.Count, NeighbourWords);
}

/// <summary>The words of all lines of a call, with who says them.</summary>
internal sealed record CallWords(IReadOnlyList<Speaker> Speakers, IReadOnlyList<UtteranceWords> Words, string Language)
{
    public static CallWords Of(IEnumerable<(Speaker Speaker, string Text)> lines, string language)
    {
        var speakers = new List<Speaker>();
        var all = new List<UtteranceWords>();
        foreach (var (speaker, text) in lines)
        {
            var words = new UtteranceWords();
            words.Read(text);
            speakers.Add(speaker);
            all.Add(words);
        }
        return new(speakers, all, language);
    }
}
