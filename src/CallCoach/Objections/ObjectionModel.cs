using CallCoach.Objections.Features;

namespace CallCoach.Objections;

/// <summary>What was learned from the training texts: read-only, shared by all threads.</summary>
public sealed class ObjectionModel
{
    /// <summary>The languages it tells apart and finds objections in, ISO 639-1.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "pl", "ru", "uk"];

    private readonly QuantizedWeights _labels;
    private readonly QuantizedWeights _languages;

    internal ObjectionModel(
        ModelFacts facts, FeatureSettings features, ConceptLexicon lexicon, IReadOnlyList<LabelDecision> decisions,
        QuantizedWeights labels, QuantizedWeights languages)
    {
        Facts = facts;
        Features = features;
        Lexicon = lexicon;
        Decisions = decisions;
        _labels = labels;
        _languages = languages;
        LabelWeights = new(labels);
        LanguageWeights = languages.ToTable();
    }

    /// <summary>Where it comes from.</summary>
    public ModelFacts Facts { get; }

    public FeatureSettings Features { get; }

    /// <summary>How a label's score becomes a probability and from which one on it holds, in the order of the labels.</summary>
    public IReadOnlyList<LabelDecision> Decisions { get; }

    internal ConceptLexicon Lexicon { get; }

    internal StepTable LabelWeights { get; }

    internal WeightTable LanguageWeights { get; }

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no objection model, is damaged, or belongs to another version.</exception>
    public static ObjectionModel Load(string path)
    {
        try
        {
            return ObjectionModelFile.Read(File.ReadAllBytes(path));
        }
        catch (InvalidDataException wrong)
        {
            throw new InvalidDataException($"{path}: {wrong.Message}", wrong);
        }
    }

    public void Save(string path)
    {
        // A reader never meets half a file.
        var partial = path + ".partial";
        File.WriteAllBytes(partial, ObjectionModelFile.Write(this, _labels, _languages));
        File.Move(partial, path, overwrite: true);
    }
}

/// <summary>Where a model comes from.</summary>
/// <param name="Seed">Of the split by trades and of the order of learning.</param>
/// <param name="TextsHash">SHA-256 of the texts and the concept lexicon it was trained from.</param>
/// <param name="TrainingTexts">Number of texts learned from.</param>
/// <param name="HeldOutTrades">Trades whose texts it never saw.</param>
public sealed record ModelFacts(int Seed, string TextsHash, int TrainingTexts, IReadOnlyList<string> HeldOutTrades);

/// <summary>A label's calibration after Platt: the probability is 1 / (1 + exp(-(Slope * score + Intercept))).</summary>
/// <param name="Threshold">The label holds from this probability on.</param>
public sealed record LabelDecision(double Slope, double Intercept, double Threshold)
{
    public double Probability(double score) => 1 / (1 + Math.Exp(-((Slope * score) + Intercept)));
}
