using CallCoach.Objections;
using CallCoach.Objections.Features;

namespace CallCoach.Outcomes;

/// <summary>What was learned about managers' answers: read-only, shared by all threads.</summary>
public sealed class AnswerModel
{
    internal static readonly ModelKind Kind = new(
        "answer model", "CCANSMOD", features => [((1 << features.BucketBits) + 1, AnswerName.All.Count)]);

    private readonly LearnedModel _learned;

    internal AnswerModel(LearnedModel learned)
    {
        _learned = learned;
        Weights = learned.Parts[0].Weights.ToTable();
    }

    /// <summary>Where it comes from.</summary>
    public ModelFacts Facts => _learned.Facts;

    /// <summary>How a label's score becomes a probability and from which one on it holds, in the order of the labels.</summary>
    public IReadOnlyList<LabelDecision> Decisions => _learned.Parts[0].Decisions;

    internal FeatureSettings Features => _learned.Features;

    internal ConceptLexicon Lexicon => _learned.Lexicon;

    internal WeightTable Weights { get; }

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no answer model, is damaged, or belongs to another version.</exception>
    public static AnswerModel Load(string path) => new(LearnedModel.Load(Kind, path));

    public void Save(string path) => _learned.Save(path);
}
