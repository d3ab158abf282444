using CallCoach.Objections;
using CallCoach.Objections.Features;

namespace CallCoach.Outcomes;

/// <summary>What was learned about the outcomes of calls: read-only, shared by all threads.</summary>
public sealed class OutcomeModel
{
    /// <summary>By cross-validation.</summary>
    internal static readonly CallFeatures Features = new(Scores: 0.5f, Words: 1);

    internal static readonly ModelKind Kind = new("outcome model", "CCOUTMOD", features =>
    [
        ((1 << features.BucketBits) + 1, OutcomeName.All.Count),
        ((1 << features.BucketBits) + 1, 1),
        (CallReader.Rows, OutcomeName.All.Count),
    ]);

    internal OutcomeModel(LearnedModel learned)
    {
        Learned = learned;
        Settling = learned.Parts[0].Weights.ToTable();
        DoNotCall = learned.Parts[1].Weights.ToTable();
        Calls = learned.Parts[2].Weights.ToTable();
    }

    /// <summary>Where it comes from.</summary>
    public ModelFacts Facts => Learned.Facts;

    /// <summary>From which probability on a client's line asks never to be called again.</summary>
    public LabelDecision DoNotCallDecision => Learned.Parts[1].Decisions[0];

    internal LearnedModel Learned { get; }

    /// <summary>How strongly a line settles each outcome.</summary>
    internal WeightTable Settling { get; }

    /// <summary>How strongly a line asks never to be called again.</summary>
    internal WeightTable DoNotCall { get; }

    /// <summary>How strongly a call speaks for each outcome.</summary>
    internal WeightTable Calls { get; }

    internal IReadOnlyList<LabelDecision> CallDecisions => Learned.Parts[2].Decisions;

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no outcome model, is damaged, or belongs to another version.</exception>
    public static OutcomeModel Load(string path) => new(LearnedModel.Load(Kind, path));

    public void Save(string path) => Learned.Save(path);
}
