using CallCoach.Objections.Learning;

namespace CallCoach.Outcomes.Learning;

/// <summary>Divides answers and dialogues by the seller's trade, as the objection model's texts are.</summary>
internal sealed class TradeFolds(IEnumerable<string> trades, int seed)
{
    private readonly TradeSplit _split = TradeSplit.Of(trades.Select(trade => Text("", trade, "")), seed);

    public IReadOnlyList<string> HeldOutTrades => _split.HeldOutTrades;

    public bool IsHeldOut(string trade) => _split.IsHeldOut(Text("", trade, ""));

    /// <summary>Which of the five folds a trade is in that is not held out.</summary>
    public int Fold(string trade) => _split.Fold(Text("", trade, ""));

    /// <summary>Refuses texts of which some would be learned and, nearly word for word, measured as well.</summary>
    /// <exception cref="InvalidDataException">There are such texts; the message shows the first.</exception>
    public void RefuseLeaks(IEnumerable<(string Language, string Trade, string Said)> texts) =>
        _split.RefuseLeaks([.. texts.Select(text => Text(text.Language, text.Trade, text.Said))]);

    private static TrainingText Text(string language, string trade, string said) => new(language, [], trade, "plain", said);
}
