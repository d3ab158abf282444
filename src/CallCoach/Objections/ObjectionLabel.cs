namespace CallCoach.Objections;

/// <summary>What a client objects; several may hold for one utterance. Stored and sent in snake_case.</summary>
public enum ObjectionLabel
{
    /// <summary>A competitor or another offer is cheaper, or we are asked to match it.</summary>
    PriceComparison,

    /// <summary>The price itself is too high, no competitor named or implied.</summary>
    TooExpensive,

    /// <summary>No money now: the budget is spent or was not approved.</summary>
    NoBudget,

    /// <summary>Already works with, is content with, or is under contract to somebody else.</summary>
    ExistingSupplier,

    /// <summary>Not interested, not needed, has everything.</summary>
    NoNeed,

    /// <summary>Will think, decide later, consult; no decision now.</summary>
    ThinkAboutIt,

    /// <summary>Brushes off with "send it by e-mail or messenger".</summary>
    SendInfo,

    /// <summary>Busy, cannot talk now.</summary>
    NoTime,

    /// <summary>Somebody else decides, or the boss is away.</summary>
    NotDecisionMaker,

    /// <summary>Does not know or trust the company, fears fraud, asks for proof.</summary>
    Distrust,

    /// <summary>The product lacks something, is of doubtful quality, or does not suit.</summary>
    ProductFit,

    /// <summary>Delivery, payment, prepayment, minimum order or contract conditions do not suit.</summary>
    Terms,

    /// <summary>A bad experience with us, with this kind of product, or with such calls.</summary>
    BadExperience,
}
