namespace CallCoach.Competitors.Prices;

internal enum FigureKind
{
    /// <summary>A number that says of nothing what it counts.</summary>
    Bare,

    Percent,

    /// <summary>A part of the whole, by which the price differs.</summary>
    Share,

    /// <summary>How many times.</summary>
    Times,

    /// <summary>The other price as a part or multiple of ours, whatever stands around it.</summary>
    Ratio,

    Money,
}

/// <summary>Something counted in a text.</summary>
/// <param name="First">The first of its words.</param>
/// <param name="End">The first word after it.</param>
/// <param name="Currency">ISO 4217, of money whose currency was said.</param>
/// <param name="IsAt">"at" or "for" stands before it: a price.</param>
internal readonly record struct Figure(FigureKind Kind, double Value, int First, int End, string? Currency = null, bool IsAt = false)
{
    /// <summary>A number as large as this is money where prices are compared.</summary>
    private const double LikelyMoney = 100;

    public bool IsPriceByItself => Kind == FigureKind.Money && (Currency is not null || IsAt) && Value > 0;

    public PriceDirection? OwnDirection => Kind != FigureKind.Ratio ? null : Value < 1 ? PriceDirection.Cheaper : PriceDirection.Dearer;

    /// <summary>What it means beside a word that says cheaper or dearer; null for nothing.</summary>
    public Amount? AmountFor(PriceDirection direction)
    {
        var isCheaper = direction == PriceDirection.Cheaper;
        return Kind switch
        {
            FigureKind.Percent when Value is > 0 and <= 1000 && !(isCheaper && Value >= 100) => new(Value, AmountUnit.Percent),
            FigureKind.Share when Value is > 0 and < 1 => new(isCheaper ? 1 - Value : 1 + Value, AmountUnit.Factor),
            FigureKind.Times when Value is > 1 and <= 100 => new(isCheaper ? 1 / Value : Value, AmountUnit.Factor),
            FigureKind.Ratio when Value is > 0 and <= 100 => new(isCheaper ? Math.Min(Value, 1 / Value) : Math.Max(Value, 1 / Value), AmountUnit.Factor),
            FigureKind.Money => new(Value, IsAt ? AmountUnit.Price : AmountUnit.Sum, Currency),
            FigureKind.Bare when Value >= LikelyMoney => new(Value, IsAt ? AmountUnit.Price : AmountUnit.Sum),
            _ => null,
        };
    }
}
