using System.Globalization;
using System.Text;
using static CallCoach.Outcomes.Learning.FigureTables;

namespace CallCoach.Outcomes.Learning;

/// <summary>The outcome model's description for people.</summary>
public static class OutcomeCard
{
    public static string Write(OutcomeEvaluation evaluation, IReadOnlyList<OutcomeTrialOutcome> trials, OutcomeTexts texts)
    {
        var overall = evaluation.Overall;
        var doNotCall = overall.Names[(int)Outcome.DoNotCall];
        var card = new StringBuilder();
        card.AppendLine(CultureInfo.InvariantCulture, $"""
            # The model of calls' outcomes

            Written by `./callcoach model card outcomes`; every figure comes out of that command.

            **What it does.** It reads a whole call, in English, Polish, Russian or Ukrainian, and says which of 6 outcomes it had, with a
            probability and the line that settles it.

            **In short**, on dialogues of trades it has never seen: {overall.MicroF1 * 100:F0} of 100 outcomes are told right, macro-F1 {overall.MacroF1:F2}; the line that
            settles the call is named in {evaluation.LinesRight * 100:F0} of 100 of these. That the client asks never to be called again is right in
            {doNotCall.Precision * 100:F0} of 100 calls where it is said, and is found in {doNotCall.Recall * 100:F0} of 100 where it is so.

            ## How it is made
            - {texts.Dialogues.Count} dialogues, `LANGUAGE.txt`, each with its outcome, the lines that settle it and the seller's trade; {texts.Wishes.Count} single lines,
              `LANGUAGE.donotcall.tsv`, of clients who ask never to be called again or only sound like it. All written for this project.
            - Three linear models over the objection model's words, characters and concepts, without stems, in 2^17 buckets. The first says how strongly a line settles each outcome: from its words, who says them, the lines before
              and after, and how far it is from the call's two ends. The second says how strongly something a client says asks never to be
              called again, from its words alone. The third weighs the calls: the lines' scores, in the whole call and in its last four
              lines, and the words of these. It learns from scores by models that have not seen the call's trade.
            - Its table of concepts is the objection model's and `concepts.tsv`, whose words (days, hours, meeting, contract, deleting, data
              protection) were written down without a look at the texts of the trades held out.
            - `do_not_call` needs a line of the client that says so, and keeps it as the proof. The line alone is enough from the threshold on:
              the lowest at which, in cross-validation over calls and single lines, findings were right 93 times in 100 with every wrong
              one counted three times, since in calls such wishes are far rarer than here. In a call that speaks for `do_not_call` more
              than for anything else, a line with a probability of one half is enough.

            Trades held out of all this, chosen by seed {evaluation.Facts.Seed}: {string.Join(", ", evaluation.Facts.HeldOutTrades)}.
            The model that is shipped learned from the {evaluation.Facts.TrainingTexts} dialogues and lines of the other trades and from nothing else.

            ```
            ./callcoach model train outcomes   # learns outcomes.model; the same texts and seed give the same file
            ./callcoach model eval outcomes    # measures it on the trades held out; --json for one line of JSON
            ./callcoach model card outcomes    # writes this card
            ```

            ## Figures on trades held out

            """);
        card.Append(evaluation.Groups()).AppendLine().Append(evaluation.Outcomes()).AppendLine().Append(evaluation.DoNotCallLines()).AppendLine();
        card.AppendLine("## What was tried").AppendLine();
        card.AppendLine("Cross-validation on the trades that are not held out, one thing changed at a time. Decisions are set on the same predictions,");
        card.AppendLine("so these figures are a little better than on trades held out; they serve to compare.").AppendLine();
        AddRow(card, ["choice", "told right", "macro-F1", "settling line named", "do_not_call precision", "do_not_call recall"]);
        AddRow(card, ["---", "---:", "---:", "---:", "---:", "---:"]);
        foreach (var trial in trials)
            AddRow(card,
            [
                trial.Name, Percent(trial.Figures.MicroF1), Figure(trial.Figures.MacroF1), Percent(trial.LinesRight),
                Figure(trial.Figures.Names[(int)Outcome.DoNotCall].Precision), Figure(trial.Figures.Names[(int)Outcome.DoNotCall].Recall),
            ]);
        card.AppendLine().AppendLine("""
            ## Limits
            - The dialogues are synthetic: written for this project, 4 to 10 lines long, every outcome about equally frequent. Real calls are longer,
              are mis-heard, and most of them settle nothing. On them the figures will differ, and are likely to be lower.
            - Where a recording does not say who spoke, nobody is found to have asked never to be called again.
            - An agreed time is recognised by its words; nothing checks that it is a time that exists.
            - It finds, it does not decide: a client on the stop list can be taken off by a person who has heard the line.
            """);
        return card.ToString().ReplaceLineEndings("\n");
    }
}
