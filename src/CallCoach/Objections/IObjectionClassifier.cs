namespace CallCoach.Objections;

/// <summary>Finds the objections in one utterance of a client.</summary>
public interface IObjectionClassifier
{
    /// <param name="text">What was said, in any case and with or without punctuation.</param>
    /// <param name="language">ISO 639-1, or null to let the classifier tell the language.</param>
    /// <param name="before">What the manager said just before, or null where that is not known.</param>
    /// <returns>The language used, and the labels that hold, best first; empty when none does.</returns>
    Classification Classify(string text, string? language, string? before = null);
}

/// <param name="Language">ISO 639-1: <c>ru</c>, <c>pl</c>, <c>uk</c> or <c>en</c>.</param>
/// <param name="Labels">Labels that hold, best first.</param>
public sealed record Classification(string Language, IReadOnlyList<LabelScore> Labels);

/// <param name="Label">The objection.</param>
/// <param name="Score">Probability that the label holds, 0 to 1.</param>
public sealed record LabelScore(ObjectionLabel Label, double Score);
