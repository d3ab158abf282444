using System.Globalization;
using System.Text;
using CallCoach.Objections;
using static CallCoach.Outcomes.Learning.FigureTables;

namespace CallCoach.Outcomes.Learning;

/// <summary>The outcome model measured on the trades it has never seen.</summary>
/// <param name="Calls">All dialogues, then by language; each has exactly one outcome.</param>
/// <param name="Wishes">Single wishes not to be called and what only sounds like them: all, then by language.</param>
/// <param name="LinesRight">Of the calls whose outcome is told right and was settled, the share whose settling line is named.</param>
public sealed record OutcomeEvaluation(ModelFacts Facts, IReadOnlyList<FoundFigures> Calls, IReadOnlyList<FoundFigures> Wishes, double LinesRight)
{
    private static readonly string DoNotCall = OutcomeName.Of(Outcome.DoNotCall);

    public FoundFigures Overall => Calls[0];

    /// <exception cref="InvalidDataException">The texts are not those the model was trained from.</exception>
    public static OutcomeEvaluation Of(OutcomeModel model, OutcomeTexts texts)
    {
        if (model.Facts.TextsHash != texts.Hash)
            throw new InvalidDataException("The model was trained from other texts than these; train it again to measure it.");
        bool IsHeldOut(string trade) => model.Facts.HeldOutTrades.Contains(trade, StringComparer.Ordinal);
        using var judge = new OutcomeJudge(model);
        var judged = texts.Dialogues.Where(dialogue => IsHeldOut(dialogue.Trade)).Select(dialogue => (
            Dialogue: dialogue, Verdict: judge.Judge(dialogue.Lines.Select(line => (line.Speaker, line.Text)), dialogue.Language))).ToList();
        var wishes = texts.Wishes.Where(wish => IsHeldOut(wish.Trade)).Select(wish => (
            wish.Language,
            Names: new FoundNames(
                wish.Asks ? [DoNotCall] : [],
                judge.DoNotCall(wish.Text, wish.Language) >= model.DoNotCallDecision.Threshold ? [DoNotCall] : []))).ToList();
        return new(
            model.Facts,
            FoundFigures.OfGroups(judged, one => one.Dialogue.Language, one => Names(one.Dialogue, one.Verdict), OutcomeName.All),
            FoundFigures.OfGroups(wishes, one => one.Language, one => one.Names, [DoNotCall]),
            LinesRightIn(judged));
    }

    internal static FoundNames Names(Dialogue dialogue, Verdict verdict) => new([OutcomeName.Of(dialogue.Outcome)], [OutcomeName.Of(verdict.Outcome)]);

    internal static double LinesRightIn(IReadOnlyList<(Dialogue Dialogue, Verdict Verdict)> judged)
    {
        var settled = judged.Where(one => one.Verdict.Line is not null && one.Verdict.Outcome == one.Dialogue.Outcome).ToList();
        return settled.Count == 0 ? 0 : settled.Average(one => one.Dialogue.Lines[one.Verdict.Line!.Value].Settles ? 1.0 : 0);
    }

    public string Tables()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Overall.Count} dialogues of trades held out: {string.Join(", ", Facts.HeldOutTrades)}.");
        text.AppendLine(CultureInfo.InvariantCulture, $"The line that settles the call is named in {Percent(LinesRight)} of the calls whose outcome is told right.");
        text.AppendLine().Append(Groups()).AppendLine().Append(Outcomes()).AppendLine().Append(DoNotCallLines());
        return text.ToString();
    }

    public string Groups()
    {
        var text = new StringBuilder();
        AddRow(text, ["calls", "number", "told right", "macro-F1"]);
        AddRow(text, ["---", "---:", "---:", "---:"]);
        foreach (var group in Calls)
            AddRow(text, [group.Group, Whole(group.Count), Percent(group.MicroF1), Figure(group.MacroF1)]);
        return text.ToString();
    }

    public string Outcomes() => FigureTables.Names("outcome", Calls);

    public string DoNotCallLines()
    {
        var text = new StringBuilder();
        AddRow(text, ["single lines of clients", "ask never to be called", "precision", "recall", "only sound like it", "of these flagged"]);
        AddRow(text, ["---", "---:", "---:", "---:", "---:", "---:"]);
        foreach (var group in Wishes)
            AddRow(text, [group.Group, Whole(group.Names[0].Texts), Figure(group.Names[0].Precision), Figure(group.Names[0].Recall), Whole(group.Empty), Percent(group.EmptyFlagged)]);
        return text.ToString();
    }
}
