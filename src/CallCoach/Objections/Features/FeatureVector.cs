using System.Runtime.InteropServices;

namespace CallCoach.Objections.Features;

/// <summary>The features of one utterance: buckets of the hashed feature space with their values. A buffer to be filled again.</summary>
internal sealed class FeatureVector
{
    private int[] _buckets = new int[1024];
    private int _count;
    private readonly List<float> _values = [];
    private readonly List<FeatureBlock> _blocks = [];

    /// <summary>A bucket comes as often as its features do.</summary>
    public ReadOnlySpan<int> Buckets => _buckets.AsSpan(0, _count);

    public ReadOnlySpan<float> Values => CollectionsMarshal.AsSpan(_values);

    /// <summary>Runs of buckets that share a value.</summary>
    public ReadOnlySpan<FeatureBlock> Blocks => CollectionsMarshal.AsSpan(_blocks);

    public void Clear()
    {
        _count = 0;
        _values.Clear();
        _blocks.Clear();
    }

    /// <summary>Counts a feature into the block that is open.</summary>
    public void Add(int bucket)
    {
        if (_count == _buckets.Length)
            Array.Resize(ref _buckets, 2 * _count);
        _buckets[_count++] = bucket;
    }

    /// <summary>Ends a block of features: each has the same value, and together they have this length.</summary>
    public void EndBlock(float length)
    {
        var start = _values.Count;
        var count = _count - start;
        if (count == 0)
            return;
        var value = length / MathF.Sqrt(count);
        CollectionsMarshal.SetCount(_values, _count);
        CollectionsMarshal.AsSpan(_values)[start..].Fill(value);
        _blocks.Add(new(start, count, value));
    }

    /// <summary>The same with every bucket once, its values added up, in the buckets' order.</summary>
    public (int[] Buckets, float[] Values) Merged()
    {
        var merged = new SortedDictionary<int, float>();
        for (var i = 0; i < _count; i++)
            merged[_buckets[i]] = merged.GetValueOrDefault(_buckets[i]) + _values[i];
        return ([.. merged.Keys], [.. merged.Values]);
    }
}

/// <param name="Start">Of its buckets within the vector.</param>
/// <param name="Value">Of each of its features.</param>
internal readonly record struct FeatureBlock(int Start, int Count, float Value);
