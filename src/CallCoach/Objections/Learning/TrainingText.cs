namespace CallCoach.Objections.Learning;

/// <summary>One line of the training texts.</summary>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Labels">What the client objects; empty where nothing is objected.</param>
/// <param name="Trade">The seller's trade: texts are held out by whole trades.</param>
/// <param name="Style">How it is said.</param>
/// <param name="Text">What is said, in one utterance.</param>
/// <param name="Before">What the manager said just before; null where the text stands for itself.</param>
/// <param name="Hand">Which of the files it is from: each was written by one hand.</param>
public sealed record TrainingText(
    string Language, IReadOnlyList<ObjectionLabel> Labels, string Trade, string Style, string Text, string? Before = null, string Hand = TrainingText.First)
{
    /// <summary>The hand of the files that name none.</summary>
    public const string First = "first";

    /// <summary>The style of lines that a speech recogniser wrote down from another line.</summary>
    public const string Heard = "heard";

    /// <summary>The style of utterances from the department's calls to which a person gave the labels.</summary>
    public const string Corrected = "corrected";

    public bool IsHeard => Style == Heard;

    public bool IsCorrected => Style == Corrected;
}
