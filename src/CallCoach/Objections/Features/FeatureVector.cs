using System.Runtime.InteropServices;

namespace CallCoach.Objections.Features;

/// <summary>The features of one utterance: buckets of the hashed feature space with their values. A buffer to be filled again.</summary>
internal sealed class FeatureVector
{
    private readonly List<int> _buckets = [];
    private readonly List<float> _values = [];
    private readonly List<int> _block = [];

    public ReadOnlySpan<int> Buckets => CollectionsMarshal.AsSpan(_buckets);

    public ReadOnlySpan<float> Values => CollectionsMarshal.AsSpan(_values);

    public void Clear()
    {
        _buckets.Clear();
        _values.Clear();
        _block.Clear();
    }

    /// <summary>Counts a feature into the block that is open.</summary>
    public void Add(int bucket) => _block.Add(bucket);

    /// <summary>Ends a block of features: each that occurs has the same value, and together they have this length.</summary>
    public void EndBlock(float length)
    {
        if (_block.Count == 0)
            return;
        var block = CollectionsMarshal.AsSpan(_block);
        block.Sort();
        var distinct = 1;
        for (var i = 1; i < block.Length; i++)
            if (block[i] != block[i - 1])
                block[distinct++] = block[i];
        var value = length / MathF.Sqrt(distinct);
        foreach (var bucket in block[..distinct])
            AddAlone(bucket, value);
        _block.Clear();
    }

    /// <summary>A feature of its own, outside any block.</summary>
    public void AddAlone(int bucket, float value)
    {
        _buckets.Add(bucket);
        _values.Add(value);
    }
}
