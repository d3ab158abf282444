namespace CallCoach.Objections.Learning;

/// <summary>One line of the training texts.</summary>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Labels">What the client objects; empty where nothing is objected.</param>
/// <param name="Trade">The seller's trade: texts are held out by whole trades.</param>
/// <param name="Style">How it is said.</param>
/// <param name="Text">What is said, in one utterance.</param>
public sealed record TrainingText(string Language, IReadOnlyList<ObjectionLabel> Labels, string Trade, string Style, string Text)
{
    /// <summary>The style of lines that a speech recogniser wrote down from another line.</summary>
    public const string Heard = "heard";

    public bool IsHeard => Style == Heard;
}
