using System.Numerics.Tensors;

namespace CallCoach.Objections.Features;

/// <summary>A linear model of several outputs: for each bucket a row with one weight an output.</summary>
internal sealed class WeightTable
{
    // A row is as wide as two vectors of eight floats, or one of four.
    private readonly int _stride;
    private readonly float[] _weights;

    public WeightTable(int rows, int outputs)
    {
        Rows = rows;
        Outputs = outputs;
        _stride = (outputs + 3) / 4 * 4;
        _weights = new float[rows * _stride];
    }

    public int Rows { get; }

    public int Outputs { get; }

    public Span<float> Row(int bucket) => _weights.AsSpan(bucket * _stride, _stride);

    /// <summary>Room for the scores of one utterance.</summary>
    public float[] Scores() => new float[_stride];

    /// <summary>The outputs' scores for one utterance: positive speaks for, negative against.</summary>
    public void Score(ReadOnlySpan<int> buckets, ReadOnlySpan<float> values, Span<float> scores)
    {
        scores.Clear();
        for (var i = 0; i < buckets.Length; i++)
            TensorPrimitives.MultiplyAdd(Row(buckets[i]), values[i], scores, scores);
    }

    /// <summary>Adds a change to the weights of an utterance's features, each by its value.</summary>
    public void Add(ReadOnlySpan<int> buckets, ReadOnlySpan<float> values, ReadOnlySpan<float> change)
    {
        for (var i = 0; i < buckets.Length; i++)
        {
            var row = Row(buckets[i]);
            TensorPrimitives.MultiplyAdd(change, values[i], row, row);
        }
    }

    /// <summary>
    /// Rounds the weights to 255 steps an output, as they are stored, and gives the steps. Each output has its own step
    /// size, the largest of its weights being 127 steps.
    /// </summary>
    public QuantizedWeights Quantize()
    {
        var scales = new float[Outputs];
        for (var bucket = 0; bucket < Rows; bucket++)
            for (var output = 0; output < Outputs; output++)
                scales[output] = MathF.Max(scales[output], MathF.Abs(Row(bucket)[output]) / sbyte.MaxValue);
        var steps = new sbyte[Rows * Outputs];
        for (var bucket = 0; bucket < Rows; bucket++)
            for (var output = 0; output < Outputs; output++)
                if (scales[output] > 0)
                    steps[(output * Rows) + bucket] = (sbyte)MathF.Round(Row(bucket)[output] / scales[output]);
        return new(Rows, scales, steps);
    }
}

/// <param name="Scales">Size of one step, per output.</param>
/// <param name="Steps">All buckets of the first output, then those of the second...</param>
internal sealed record QuantizedWeights(int Rows, float[] Scales, sbyte[] Steps)
{
    public WeightTable ToTable()
    {
        var table = new WeightTable(Rows, Scales.Length);
        for (var output = 0; output < Scales.Length; output++)
            for (var bucket = 0; bucket < Rows; bucket++)
                table.Row(bucket)[output] = Steps[(output * Rows) + bucket] * Scales[output];
        return table;
    }
}
