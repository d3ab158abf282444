using CallCoach.Objections.Features;

namespace CallCoach.Objections.Learning;

/// <summary>
/// Learns one linear model an output, all at once, by dual coordinate descent: Hsieh et al., "A Dual Coordinate Descent
/// Method for Large-scale Linear SVM" (2008), and Yu et al., "Dual coordinate descent methods for logistic regression"
/// (2011). One thread in a fixed order, so the same texts and seed give the same weights.
/// </summary>
internal static class LinearLearner
{
    private const double SmallestChange = 1e-9;
    private const double StopAtMeanChange = 1e-4;

    public static WeightTable Learn(IReadOnlyList<LearningExample> examples, int rows, int outputs, LearningSettings settings)
    {
        var table = new WeightTable(rows, outputs);
        var duals = new double[examples.Count * outputs];
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var scores = table.Scores();
        var change = table.Scores();
        for (var pass = 0; pass < settings.Passes; pass++)
        {
            Shuffled.InPlace(order, settings.Seed + pass);
            var moved = 0.0;
            foreach (var index in order)
            {
                var example = examples[index];
                var cost = settings.Cost * example.Cost;
                table.Score(example.Buckets, example.Values, scores);
                var own = duals.AsSpan(index * outputs, outputs);
                var step = 0.0;
                for (var output = 0; output < outputs; output++)
                {
                    var side = example.Truth[output] ? 1 : -1;
                    var old = own[output];
                    own[output] = settings.Loss == Loss.Logistic
                        ? LogisticDual(old, side * scores[output], example.SquaredLength, cost)
                        : Math.Max(0, old - (((side * scores[output]) - 1 + (old / (2 * cost))) / (example.SquaredLength + (1 / (2 * cost)))));
                    change[output] = (float)(side * (own[output] - old));
                    step = Math.Max(step, Math.Abs(own[output] - old));
                    moved += Math.Abs(own[output] - old);
                }
                if (step > SmallestChange)
                    table.Add(example.Buckets, example.Values, change);
            }
            if (moved / examples.Count < StopAtMeanChange * settings.Cost)
                break;
        }
        return table;
    }

    // Newton's method on the one variable, kept inside (0, cost).
    private static double LogisticDual(double old, double score, double squaredLength, double cost)
    {
        var least = 1e-12 * cost;
        var dual = Math.Clamp(old, 1e-3 * cost, cost - least);
        for (var step = 0; step < 30; step++)
        {
            var slope = (squaredLength * (dual - old)) + score + Math.Log(dual / (cost - dual));
            if (Math.Abs(slope) < 1e-4)
                break;
            var next = dual - (slope / (squaredLength + (cost / (dual * (cost - dual)))));
            dual = next <= least ? Math.Max(least, dual * 0.1) : next >= cost - least ? Math.Min(cost - least, cost - ((cost - dual) * 0.1)) : next;
        }
        return dual;
    }
}

/// <summary>A text as the learner sees it.</summary>
/// <param name="Truth">For each output whether it holds.</param>
/// <param name="Cost">What an error on it costs, as a multiple.</param>
internal sealed record LearningExample(int[] Buckets, float[] Values, bool[] Truth, double Cost)
{
    public double SquaredLength { get; } = Values.Sum(value => (double)value * value);
}
