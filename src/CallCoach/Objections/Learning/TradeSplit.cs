namespace CallCoach.Objections.Learning;

/// <summary>Divides texts by the seller's trade, so that no model is measured on a trade it has learned from.</summary>
public sealed class TradeSplit
{
    public const int Folds = 5;

    private const double HeldOutShare = 0.2;

    private readonly Dictionary<string, int> _folds;

    private TradeSplit(IReadOnlyList<string> heldOut, Dictionary<string, int> folds)
    {
        HeldOutTrades = heldOut;
        _folds = folds;
    }

    /// <summary>A fifth of the trades: their texts serve the last measurement and nothing before it.</summary>
    public IReadOnlyList<string> HeldOutTrades { get; }

    public static TradeSplit Of(IEnumerable<TrainingText> texts, int seed)
    {
        var all = texts.ToList();
        var trades = all.Where(text => !text.IsCorrected).Select(text => text.Trade).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        Shuffled.InPlace(trades, seed);
        var heldOut = trades[..(int)Math.Round(trades.Length * HeldOutShare)];
        var folds = trades[heldOut.Length..].Select((trade, index) => (trade, fold: index % Folds)).ToDictionary(pair => pair.trade, pair => pair.fold);
        // What was corrected in one call is learned or scored together.
        foreach (var (call, index) in all.Where(text => text.IsCorrected).Select(text => text.Trade).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select((call, index) => (call, index)))
            folds.TryAdd(call, index % Folds);
        Array.Sort(heldOut, StringComparer.Ordinal);
        return new(heldOut, folds);
    }

    public bool IsHeldOut(TrainingText text) => !_folds.ContainsKey(text.Trade);

    /// <summary>Which of the five folds a text is in that is not held out.</summary>
    public int Fold(TrainingText text) => _folds[text.Trade];

    /// <summary>Refuses texts of which some would be learned and, nearly word for word, measured as well.</summary>
    /// <exception cref="InvalidDataException">There are such texts; the message shows the first.</exception>
    public void RefuseLeaks(IReadOnlyList<TrainingText> texts)
    {
        var written = texts.Where(text => !text.IsHeard && text.Before is null).ToLookup(IsHeldOut);
        foreach (var (one, other) in WordSets.NearDuplicates(written[true], written[false]))
            throw new InvalidDataException($"'{one.Text}' ({one.Language}, {one.Trade}) is held out, but nearly the same is learned: '{other.Text}' ({other.Trade}).");
    }
}
