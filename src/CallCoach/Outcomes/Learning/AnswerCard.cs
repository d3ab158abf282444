using System.Globalization;
using System.Text;
using static CallCoach.Outcomes.Learning.FigureTables;

namespace CallCoach.Outcomes.Learning;

/// <summary>The answer model's description for people.</summary>
public static class AnswerCard
{
    public static string Write(AnswerEvaluation evaluation, IReadOnlyList<AnswerTrialOutcome> trials, AnswerTexts texts)
    {
        var overall = evaluation.Overall;
        var card = new StringBuilder();
        card.AppendLine(CultureInfo.InvariantCulture, $"""
            # The model of managers' answers

            Written by `./callcoach model card answers`; every figure comes out of that command.

            **What it does.** It reads what a manager says after a client's objection, in English, Polish, Russian or Ukrainian, and says
            which of 10 kinds of answer it is, each with a probability; several may hold, or none.

            **In short**, on texts of trades it has never seen: macro-F1 {overall.MacroF1:F2} over all kinds and languages; {overall.EmptyFlagged * 100:F0} of 100
            lines that are no answer are taken for one.

            ## How it is made
            - {texts.Texts.Count} texts written for this project, `LANGUAGE.tsv`, each with labels, the objection it answers, the seller's trade and the style.
            - Words, characters and concepts are read as for the objection model, without stems, into 2^17 buckets. The table of concepts is the
              objection model's and `concepts.tsv`, written without a look at the texts of the trades held out.
              The objection that is answered is no feature: what is no answer has none, so it would give the truth away.
            - A label holds from the probability on that had the best F1 in a 5-fold cross-validation by whole trades, where a finding in
              what is no answer counted four times.

            Trades held out of all this, chosen by seed {evaluation.Facts.Seed}: {string.Join(", ", evaluation.Facts.HeldOutTrades)}.
            The model that is shipped learned from the {evaluation.Facts.TrainingTexts} texts of the other trades and from nothing else.

            ```
            ./callcoach model train answers   # learns answers.model; the same texts and seed give the same file
            ./callcoach model eval answers    # measures it on the trades held out; --json for one line of JSON
            ./callcoach model card answers    # writes this card
            ```

            ## Figures on trades held out

            """);
        card.Append(evaluation.Groups()).AppendLine().Append(evaluation.Labels()).AppendLine();
        card.AppendLine("## What was tried").AppendLine();
        card.AppendLine("Cross-validation on the trades that are not held out, one thing changed at a time. Thresholds are set on the same predictions,");
        card.AppendLine("so these figures are a little better than on trades held out; they serve to compare.").AppendLine();
        AddRow(card, ["choice", "macro-F1", "micro-F1", "no answer flagged"]);
        AddRow(card, ["---", "---:", "---:", "---:"]);
        foreach (var trial in trials)
            AddRow(card, [trial.Name, Figure(trial.Figures.MacroF1), Figure(trial.Figures.MicroF1), Percent(trial.Figures.EmptyFlagged)]);
        card.AppendLine().AppendLine("""
            ## Limits
            - The texts are synthetic: written for this project, not taken from calls. On real calls the figures will differ, and are likely to be lower.
              Whole trades are held out, but all texts of a language come from few hands.
            - Kinds with few texts have figures with wide margins: the tables give the numbers they rest on.
            - It is for what a manager says after an objection. Elsewhere in a call the labels mean nothing.
            - It says what kind of answer was given, not whether it was a good one.
            """);
        return card.ToString().ReplaceLineEndings("\n");
    }
}
