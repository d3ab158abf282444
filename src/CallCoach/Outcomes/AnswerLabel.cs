namespace CallCoach.Outcomes;

/// <summary>How a manager answers an objection; several may hold for one utterance. Stored and sent in snake_case.</summary>
public enum AnswerLabel
{
    /// <summary>Quality, result, savings: what it is worth.</summary>
    ValueArgument,

    /// <summary>Asks what lies behind the objection.</summary>
    ClarifyingQuestion,

    /// <summary>Compares fairly with a competitor's offer.</summary>
    ComparisonArgument,

    /// <summary>Other clients, references, cases.</summary>
    SocialProof,

    /// <summary>Warranty, trial, money back.</summary>
    Guarantee,

    /// <summary>A lower price now.</summary>
    DiscountOffer,

    /// <summary>A better price from some quantity on.</summary>
    VolumeOffer,

    /// <summary>Extras, other packages or instalments instead of a discount.</summary>
    OptionsOffer,

    /// <summary>Gives up.</summary>
    Concede,

    /// <summary>Agrees that the own price or product is bad.</summary>
    DisparageOwn,
}

/// <param name="Label">The kind of answer.</param>
/// <param name="Score">Probability that the label holds, 0 to 1.</param>
public sealed record AnswerScore(AnswerLabel Label, double Score);

/// <summary>Labels of answers as they are stored in texts and sent to others: in snake_case.</summary>
public static class AnswerName
{
    private static readonly SnakeNames<AnswerLabel> Names = new();

    public static IReadOnlyList<string> All => Names.All;

    public static string Of(AnswerLabel label) => Names.Of(label);

    public static bool TryParse(string name, out AnswerLabel label) => Names.TryParse(name, out label);
}
