namespace CallCoach.Objections.Learning;

/// <summary>
/// Turns scores into probabilities (Platt, "Probabilistic outputs for support vector machines", 1999, with the targets
/// he gives against overconfidence), and finds the probability from which on a label is said to hold.
/// </summary>
public static class Calibration
{
    private const int Steps = 100;

    /// <param name="scored">Scores of texts the model had not seen.</param>
    /// <param name="leastPrecision">What the threshold must reach, where any does.</param>
    public static LabelDecision Fit(IReadOnlyList<ScoredTruth> scored, double leastPrecision = 0)
    {
        var (slope, intercept) = FitSigmoid(scored);
        var decision = new LabelDecision(slope, intercept, 0.5);
        return decision with { Threshold = BestThreshold([.. scored.Select(one => one with { Score = decision.Probability(one.Score) })], leastPrecision) };
    }

    /// <summary>
    /// The threshold with the highest F1, less what findings cost, of those that reach the precision, or of all if none does; half way
    /// to the next lower score; 0.5 where nothing holds.
    /// </summary>
    public static double BestThreshold(IReadOnlyList<ScoredTruth> scored, double leastPrecision = 0)
    {
        var sorted = scored.OrderByDescending(one => one.Score).ToList();
        var positives = sorted.Count(one => one.Holds);
        (bool IsPrecise, double F1) best = default;
        var threshold = 0.5;
        double right = 0, wrong = 0, cost = 0;
        for (var index = 0; index < sorted.Count; index++)
        {
            if (sorted[index].Holds)
                right++;
            else
                wrong += sorted[index].FalseAlarm;
            cost += sorted[index].Cost;
            var next = index + 1 < sorted.Count ? sorted[index + 1].Score : 0;
            var reached = (right / (index + 1) >= leastPrecision, (2 * right / (right + wrong + positives)) - cost);
            if (right == 0 || reached.CompareTo(best) <= 0 || next >= sorted[index].Score)
                continue;
            best = reached;
            threshold = (sorted[index].Score + next) / 2;
        }
        return threshold;
    }

    // Newton's method on slope and intercept of the logistic regression of the truth on the score.
    private static (double Slope, double Intercept) FitSigmoid(IReadOnlyList<ScoredTruth> scored)
    {
        var positives = scored.Count(one => one.Holds);
        var high = (positives + 1.0) / (positives + 2.0);
        var low = 1.0 / (scored.Count - positives + 2.0);
        double slope = 1, intercept = 0;
        for (var step = 0; step < Steps; step++)
        {
            double ga = 0, gb = 0, haa = 1e-9, hab = 0, hbb = 1e-9;
            foreach (var (score, holds, _, _) in scored)
            {
                var probability = 1 / (1 + Math.Exp(-((slope * score) + intercept)));
                var error = probability - (holds ? high : low);
                var weight = probability * (1 - probability);
                ga += error * score;
                gb += error;
                haa += weight * score * score;
                hab += weight * score;
                hbb += weight;
            }
            var determinant = (haa * hbb) - (hab * hab);
            var da = ((hbb * ga) - (hab * gb)) / determinant;
            var db = ((haa * gb) - (hab * ga)) / determinant;
            // A long step may overshoot; a short one still arrives.
            var damping = Math.Min(1, 2 / (Math.Abs(da) + Math.Abs(db) + 1e-12));
            slope -= da * damping;
            intercept -= db * damping;
            if (Math.Abs(da) + Math.Abs(db) < 1e-9)
                break;
        }
        return (slope, intercept);
    }
}

/// <summary>What came out for one text and one label.</summary>
/// <param name="Score">The model's score, or a probability.</param>
/// <param name="Holds">Whether the label holds.</param>
/// <param name="FalseAlarm">How many times it counts if the label does not hold and is found.</param>
/// <param name="Cost">What finding the label costs besides, in F1.</param>
public readonly record struct ScoredTruth(double Score, bool Holds, double FalseAlarm = 1, double Cost = 0);
