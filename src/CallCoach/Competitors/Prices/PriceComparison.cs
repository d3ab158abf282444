namespace CallCoach.Competitors.Prices;

/// <summary>A competitor's price against ours.</summary>
public enum PriceDirection
{
    Cheaper,
    Dearer,
    Same,
}

/// <summary>What an amount counts.</summary>
public enum AmountUnit
{
    /// <summary>The difference in percent of our price.</summary>
    Percent,

    /// <summary>The competitor's price divided by ours: 0.5 is half of it, 2 twice.</summary>
    Factor,

    /// <summary>The difference in money.</summary>
    Sum,

    /// <summary>What the competitor asks, in money.</summary>
    Price,
}

/// <summary>How much.</summary>
/// <param name="Currency">ISO 4217; null where none was said.</param>
public readonly record struct Amount(double Value, AmountUnit Unit, string? Currency = null);

/// <summary>Two prices compared in an utterance.</summary>
/// <param name="Direction">Of the competitor's price; null where only a price was told.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 characters.</param>
public readonly record struct PriceComparison(PriceDirection? Direction, Amount? Amount, int Start, int Length)
{
    /// <summary>The difference in percent of our price, negative where the competitor is cheaper; null where it was not said.</summary>
    public static double? DifferenceInPercent(PriceDirection? direction, double? amount, AmountUnit? unit) => (direction, amount, unit) switch
    {
        (PriceDirection.Same, _, _) => 0,
        (PriceDirection.Cheaper, { } percent, AmountUnit.Percent) => -percent,
        (PriceDirection.Dearer, { } percent, AmountUnit.Percent) => percent,
        (not null, { } factor, AmountUnit.Factor) => (factor - 1) * 100,
        _ => null,
    };
}
