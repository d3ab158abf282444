namespace CallCoach.Objections.Learning;

/// <summary>How the weights are learned.</summary>
public sealed record LearningSettings
{
    public Loss Loss { get; init; } = Loss.SquaredHinge;

    /// <summary>How much an error costs against large weights (C).</summary>
    public double Cost { get; init; } = 1;

    /// <summary>How much more an error on a text without objection costs.</summary>
    public double NeutralCost { get; init; } = 2;

    /// <summary>How much more an error on an utterance costs to which a person of the department gave the labels.</summary>
    public double CorrectedCost { get; init; } = 3;

    /// <summary>
    /// How much what speaks for any objection at all counts for each: whether it is one is easier to hear than which.
    /// </summary>
    public double GateWeight { get; init; } = 0.25;

    /// <summary>
    /// Share of the texts without objection in which one may be found: thresholds rise until no more are. In calls such
    /// texts are far more frequent than among those for training.
    /// </summary>
    public double MostNeutralFlagged { get; init; } = 0.08;

    /// <summary>
    /// Precision that a label's threshold must reach in cross-validation. Price comparison rings at the supervisor's: a false alarm
    /// there costs more than a miss.
    /// </summary>
    public IReadOnlyDictionary<ObjectionLabel, double> LeastPrecision { get; init; } =
        new Dictionary<ObjectionLabel, double> { [ObjectionLabel.PriceComparison] = 0.85 };

    /// <summary>Passes over the texts at most.</summary>
    public int Passes { get; init; } = 40;

    /// <summary>Texts that a speech recogniser wrote down are learned too.</summary>
    public bool LearnHeard { get; init; } = true;

    public int Seed { get; init; } = 1;
}

/// <summary>What an error costs.</summary>
public enum Loss
{
    /// <summary>Logistic regression.</summary>
    Logistic,

    /// <summary>Linear support vector machine with squared hinge loss.</summary>
    SquaredHinge,
}
