namespace CallCoach.Objections.Features;

/// <summary>Which features are read from an utterance. Kept in the model's file, for a model only understands its own.</summary>
public sealed record FeatureSettings
{
    /// <summary>Features are hashed into 2 to the power of this many buckets.</summary>
    public int BucketBits { get; init; } = 19;

    /// <summary>Words in a row, from one to this many.</summary>
    public int WordGrams { get; init; } = 3;

    /// <summary>Characters in a row within a word and its two ends, from this many...</summary>
    public int CharactersFrom { get; init; } = 3;

    /// <summary>...to this many.</summary>
    public int CharactersTo { get; init; } = 5;

    /// <summary>Which features the concept lexicon gives.</summary>
    public ConceptFeatures Concepts { get; init; } = ConceptFeatures.InPairs;

    /// <summary>Letters at the beginning of a word that are read apart from its ending, up to three words in a row; 0 for none.</summary>
    public int Stems { get; init; } = 5;
}

/// <summary>How much is read from the concepts of an utterance's words.</summary>
public enum ConceptFeatures
{
    None,

    /// <summary>Which concepts occur.</summary>
    Alone,

    /// <summary>Also which occur together, which follow each other, and how they lie in a row.</summary>
    InPairs,
}
