using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CallCoach.Objections.Features;

/// <summary>
/// The weights as they are stored, for scoring: for each bucket a row of sixteen signed bytes. The features of a block
/// share a value, so their rows are added up as they are and scaled once.
/// </summary>
internal sealed class StepTable
{
    public const int Outputs = 16;

    /// <summary>As many rows as sixteen bits can add up.</summary>
    private const int Run = 256;

    private readonly sbyte[] _rows;
    private readonly float[] _scales = new float[Outputs];

    /// <exception cref="ArgumentException">There are more outputs than a row holds.</exception>
    public StepTable(QuantizedWeights weights)
    {
        if (weights.Scales.Length > Outputs)
            throw new ArgumentException($"At most {Outputs} outputs fit.", nameof(weights));
        weights.Scales.CopyTo(_scales, 0);
        _rows = new sbyte[weights.Rows * Outputs];
        for (var output = 0; output < weights.Scales.Length; output++)
            for (var bucket = 0; bucket < weights.Rows; bucket++)
                _rows[(bucket * Outputs) + output] = weights.Steps[(output * weights.Rows) + bucket];
    }

    /// <summary>The outputs' scores for one utterance: positive speaks for, negative against.</summary>
    /// <param name="scores">Sixteen; those without an output become 0.</param>
    public void Score(FeatureVector features, Span<float> scores)
    {
        scores.Clear();
        Span<float> sum = stackalloc float[Outputs];
        foreach (var block in features.Blocks)
        {
            sum.Clear();
            var buckets = features.Buckets.Slice(block.Start, block.Count);
            for (; buckets.Length > Run; buckets = buckets[Run..])
                AddRun(buckets[..Run], sum);
            AddRun(buckets, sum);
            TensorPrimitives.MultiplyAdd(sum, block.Value, scores, scores);
        }
        TensorPrimitives.Multiply(scores, _scales, scores);
    }

    /// <summary>Asks for the rows of some buckets, so that they are near when they are added up: the table is larger than the nearer caches.</summary>
    public unsafe void Fetch(ReadOnlySpan<int> buckets)
    {
        if (!Sse.IsSupported)
            return;
        fixed (sbyte* rows = _rows)
            foreach (var bucket in buckets)
                Sse.Prefetch0(rows + ((nint)bucket * Outputs));
    }

    private void AddRun(ReadOnlySpan<int> buckets, Span<float> sum)
    {
        Vector256<short> steps = default;
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_rows);
        foreach (var bucket in buckets)
            steps += Vector256.WidenLower(Vector128.LoadUnsafe(ref rows, (nuint)(uint)bucket * Outputs).ToVector256Unsafe());
        var (low, high) = Vector256.Widen(steps);
        (Vector256.Create<float>(sum) + Vector256.ConvertToSingle(low)).CopyTo(sum);
        (Vector256.Create<float>(sum[(Outputs / 2)..]) + Vector256.ConvertToSingle(high)).CopyTo(sum[(Outputs / 2)..]);
    }
}
