using System.Globalization;
using System.Text;

namespace CallCoach.Objections.Learning;

/// <summary>The model's description for people: what it is for, how well it does, what was tried, where it ends.</summary>
public static class ModelCard
{
    public static string Write(
        ModelEvaluation evaluation, IReadOnlyList<GroupFigures> unread, IReadOnlyList<TrialOutcome> trials, IReadOnlyList<LearningPoint> learning, TrainingTexts texts)
    {
        var card = new StringBuilder();
        AddPurpose(card, evaluation, texts);
        AddFigures(card, evaluation);
        AddRobustness(card, evaluation);
        AddUnread(card, unread);
        AddLearning(card, learning);
        AddTrials(card, trials);
        AddLimits(card);
        return card.ToString().ReplaceLineEndings("\n");
    }

    private static void AddPurpose(StringBuilder card, ModelEvaluation evaluation, TrainingTexts texts)
    {
        var overall = evaluation.Overall;
        var price = overall.Labels[(int)ObjectionLabel.PriceComparison];
        var heard = texts.Texts.Count(text => text.IsHeard);
        card.AppendLine(CultureInfo.InvariantCulture, $"""
            # The objection model

            Written by `./callcoach model card`; every figure comes out of that command.

            **What it does.** It reads one utterance of a client in English, Polish, Russian or Ukrainian and says which of 13 objections
            it holds, each with a probability. It also tells the language when nobody says it.

            **In short**, on texts of trades it has never seen: macro-F1 {overall.MacroF1:F2} over all labels and languages; `price_comparison` is found
            with precision {price.Precision:F2} and recall {price.Recall:F2}; {overall.NeutralFlagged * 100:F0} of 100 texts without an objection are flagged all the same (most
            of them were written to be mistaken for one).

            ## How it is made
            - {texts.Texts.Count - heard} texts written for this project, `LANGUAGE.tsv` and `LANGUAGE.HAND.tsv`, each with labels, the seller's trade and the style of
              speech; {texts.Texts.Count(text => text.Before is not null)} of them are short replies with what the manager said before. Each file was written by one hand.
            """);
        if (heard > 0)
            card.AppendLine(CultureInfo.InvariantCulture, $"""
                - {heard} English texts as a recogniser wrote them down, `en.heard.tsv`: spoken by flite's voices rms, awb and slt, sent through
                  mu-law at 8 kHz, recognised by PocketSphinx. They keep trade and labels of the line that was spoken. Lines that came out unchanged, and
                  lines of which less than half of the words survived, are left out. Only part of the lines was spoken: few of them are
                  without objection, so how often neutral speech is flagged once it is misheard is not known.
                """);
        card.AppendLine(CultureInfo.InvariantCulture, $"""
            - `concepts.tsv`: a table of words and expressions that mean the same thing in the four languages, so that texts of one language
              teach the others. It was written with a look at which words are frequent in all texts, those held out included, without their labels,
              and at errors in cross-validation of the others.
            - Features: words in a row (1 to 3), characters in a row within a word (3 to 5), stems of five letters (1 to 3 in a row), concepts alone, in pairs
              and in rows, the words of the manager's line before and how a short reply to it begins; hashed into 2^19 buckets; words and characters
              each scaled to length 1, concepts to 1.3, stems to 0.7.
            - One linear model a label (squared hinge loss, dual coordinate descent), to which a quarter of one that tells any objection from none is
              added; weights rounded to 255 steps.
            - Probabilities: Platt's calibration for each label, fitted on a 5-fold cross-validation whose folds are whole trades.
            - A label holds from the probability on that had the best F1 in that same cross-validation, less a cost for each finding in a text without
              objection, the same for all labels and as high as it takes until at most 8 in 100 of these texts are flagged; that of `price_comparison` also had a precision
              of at least 0.85 there.

            Trades held out of all this, chosen by seed {evaluation.Facts.Seed}: {string.Join(", ", evaluation.Facts.HeldOutTrades)}.
            The model that is shipped learned from the {evaluation.Facts.TrainingTexts} texts of the other trades and from nothing else, so the figures below
            belong to the very file `objections.model` beside this card. They may flatter a little: the same figures of earlier versions were seen
            on the way, and after them texts were added, to trades held out as well. Stems, the part that tells any objection, and the share of neutral
            texts that may be flagged were chosen with hands left out, among them the third.

            ```
            ./callcoach model train   # learns objections.model from the texts; the same texts and seed give the same file
            ./callcoach model eval    # measures it on the trades held out; --json for one line of JSON
            ./callcoach model card    # writes this card, with the learning curve and what was tried
            ```

            """);
    }

    private static void AddFigures(StringBuilder card, ModelEvaluation evaluation)
    {
        card.AppendLine("## Figures on trades held out").AppendLine();
        card.AppendLine("The first line is all texts as they were written; then by language, then by style, all languages together.").AppendLine();
        card.Append(EvaluationTables.Groups(evaluation)).AppendLine();
        card.AppendLine("`implicit` objections use none of the usual words, `near_miss` texts use them and object nothing, `misheard` ones were written");
        card.AppendLine("the way a recogniser would, `heard` ones come from a real recogniser.").AppendLine();
        card.Append(EvaluationTables.Labels(evaluation)).AppendLine();
        card.AppendLine("What is confused, over all texts as they were written. In the stead of a missed label stands what was found wrongly, or `none` where");
        card.AppendLine("nothing was. What is found falsely is found in texts with these labels, or with `none`; the three most frequent of each.").AppendLine();
        card.Append(EvaluationTables.Confusions(evaluation)).AppendLine();
        card.AppendLine(CultureInfo.InvariantCulture, $"The language is told right from the spelling alone in {evaluation.LanguageTold * 100:F1} of 100 texts.").AppendLine();
        card.AppendLine("What a probability is worth, all labels together:").AppendLine();
        card.Append(EvaluationTables.Reliability(evaluation)).AppendLine();
    }

    private static void AddRobustness(StringBuilder card, ModelEvaluation evaluation)
    {
        card.AppendLine("## Figures when words are misheard").AppendLine();
        card.AppendLine("The same texts with errors put into them: of the words chosen half are heard as another word of that language, most often one spelled");
        card.AppendLine("alike, a third are lost, and after the others a short word is heard that nobody said. The measured rate counts words inserted, deleted");
        card.AppendLine("and substituted against the words said. No threshold is changed. A real recogniser's errors come in runs and may do more harm.").AppendLine();
        card.Append(EvaluationTables.Robustness(evaluation)).AppendLine();
    }

    private static void AddUnread(StringBuilder card, IReadOnlyList<GroupFigures> unread)
    {
        card.AppendLine("## Figures on a hand it never read").AppendLine();
        card.AppendLine("The same learner without any text of the third hand (`LANGUAGE.third.tsv`), measured on all of that hand's. Half of them object nothing, most");
        card.AppendLine("of these with the words of an objection; of the others four in five are everyday phrasing.").AppendLine();
        card.Append(EvaluationTables.Groups(unread)).AppendLine();
        foreach (var group in unread)
        {
            var price = group.Labels[(int)ObjectionLabel.PriceComparison];
            card.AppendLine(CultureInfo.InvariantCulture, $"- `price_comparison`, {group.Group}: precision {price.Precision:F2}, recall {price.Recall:F2}");
        }
        card.AppendLine();
    }

    private static void AddLearning(StringBuilder card, IReadOnlyList<LearningPoint> learning)
    {
        card.AppendLine("## Do more texts help?").AppendLine();
        card.AppendLine("Learned from a part of the texts, chosen by lot, with calibration and thresholds from that part alone; measured on the same trades held out.");
        card.AppendLine("The last line is the model that is shipped.").AppendLine();
        card.Append(EvaluationTables.Learning(learning)).AppendLine();
        card.AppendLine(LearningCurve.Conclusion(learning)).AppendLine();
    }

    private static void AddTrials(StringBuilder card, IReadOnlyList<TrialOutcome> trials)
    {
        card.AppendLine("## What was tried").AppendLine();
        card.AppendLine("Cross-validation on the trades that are not held out, one thing changed at a time. Thresholds are set on the same predictions,");
        card.AppendLine("so these figures are a little better than on trades held out; they serve to compare.").AppendLine();
        card.AppendLine("| choice | macro-F1 | price_comparison F1 | texts without objection flagged | macro-F1 on heard texts |");
        card.AppendLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var trial in trials)
            card.AppendLine(CultureInfo.InvariantCulture, $"| {trial.Name} | {trial.Written.MacroF1:F3} | {trial.Written.Labels[(int)ObjectionLabel.PriceComparison].F1:F3} | {trial.Written.NeutralFlagged * 100:F1} % | {(trial.Heard.Texts > 0 ? trial.Heard.MacroF1.ToString("F3", CultureInfo.InvariantCulture) : "")} |");
        card.AppendLine();
    }

    private static void AddLimits(StringBuilder card) => card.AppendLine("""
        ## Limits
        - The texts are synthetic: written for this project, not taken from calls. On real calls the figures will differ, and are likely to be lower.
          Whole trades are held out, but the hands that wrote them wrote the others too, so the held-out ones still sound like the others.
        - Texts with an objection are far more frequent here than in calls, and half of the texts without one were written to mislead. The
          probabilities and thresholds belong to this mixture.
        - An objection that is only implied is found much less often than one that is said; `product_fit`, `no_need` and `distrust` are the weakest labels.
        - It reads one utterance with the manager's line before it and knows nothing else of the call. It knows no irony.
        - An utterance of more than 40 words is read in overlapping pieces of 24 words; a label gets the probability of its best piece.
        - It is for the client's words. What the manager says is not an objection, and callers must not ask.
        - It finds, it does not judge people: a finding is a pointer to a place in a call that a person should hear.
        """);
}
