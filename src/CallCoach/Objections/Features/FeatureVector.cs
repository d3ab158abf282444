using System.Runtime.InteropServices;

namespace CallCoach.Objections.Features;

/// <summary>The features of one utterance: buckets of the hashed feature space with their values. A buffer to be filled again.</summary>
/// <param name="scoring">The table that will score it, where that is known: its rows are on their way while further blocks are read.</param>
internal sealed class FeatureVector(int bucketBits, StepTable? scoring = null)
{
    // There is always room for one whole step of mixing beyond the last feature.
    private ulong[] _states = new ulong[1024];
    private int[] _buckets = new int[1024];
    private float[] _values = new float[1024];
    private int _count;
    private readonly List<FeatureBlock> _blocks = [];

    /// <summary>A bucket comes as often as its features do.</summary>
    public ReadOnlySpan<int> Buckets => _buckets.AsSpan(0, _count);

    public ReadOnlySpan<float> Values => _values.AsSpan(0, _count);

    /// <summary>Runs of buckets that share a value.</summary>
    public ReadOnlySpan<FeatureBlock> Blocks => CollectionsMarshal.AsSpan(_blocks);

    private int BlockStart => _blocks.Count == 0 ? 0 : _blocks[^1].Start + _blocks[^1].Count;

    public void Clear()
    {
        _count = 0;
        _blocks.Clear();
    }

    /// <summary>Counts a feature into the block that is open.</summary>
    public void Add(FeatureHash feature)
    {
        if (_count + FeatureHash.Together >= _states.Length)
            Grow();
        _states[_count++] = feature.State;
    }

    /// <summary>Ends a block of features: each has the same value, and together they have this length.</summary>
    public void EndBlock(float length)
    {
        var start = BlockStart;
        var count = _count - start;
        if (count == 0)
            return;
        var whole = (count + FeatureHash.Together - 1) / FeatureHash.Together * FeatureHash.Together;
        FeatureHash.Buckets(_states.AsSpan(start, whole), bucketBits, _buckets.AsSpan(start, whole));
        scoring?.Fetch(_buckets.AsSpan(start, count));
        Put(new(start, count, length / MathF.Sqrt(count)));
    }

    /// <summary>Adds a bucket as a block by itself, with the value 1.</summary>
    public void AddConstant(int bucket)
    {
        Add(default);
        _buckets[_count - 1] = bucket;
        Put(new(_count - 1, 1, 1));
    }

    private void Put(FeatureBlock block)
    {
        _values.AsSpan(block.Start, block.Count).Fill(block.Value);
        _blocks.Add(block);
    }

    private void Grow()
    {
        var length = 2 * _states.Length;
        Array.Resize(ref _states, length);
        Array.Resize(ref _buckets, length);
        Array.Resize(ref _values, length);
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
