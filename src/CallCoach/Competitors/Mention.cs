using CallCoach.Competitors.Prices;

namespace CallCoach.Competitors;

/// <summary>A competitor named in an utterance, or a price compared with somebody who is not named.</summary>
public sealed class Mention
{
    public long CallId { get; set; }

    public int Ordinal { get; set; }

    /// <summary>Where the name, or else the comparison, begins in the utterance's text, in UTF-16 characters.</summary>
    public int Start { get; set; }

    public int Length { get; set; }

    /// <summary>Null where nobody is named.</summary>
    public long? CompetitorId { get; set; }

    /// <summary>The competitor's price against ours; null where it is not compared.</summary>
    public PriceDirection? Direction { get; set; }

    public double? Amount { get; set; }

    public AmountUnit? Unit { get; set; }

    /// <summary>ISO 4217, where money and its currency were said.</summary>
    public string? Currency { get; set; }
}
