namespace CallCoach.Objections.Learning;

/// <summary>How well one label is found.</summary>
/// <param name="Texts">Texts in which the label holds.</param>
/// <param name="Precision">Share of the findings that are right.</param>
/// <param name="Recall">Share of the label's texts in which it is found.</param>
public sealed record LabelFigures(string Label, int Texts, double Precision, double Recall)
{
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;
}

/// <summary>How well labels are found in a group of texts.</summary>
/// <param name="MacroF1">Mean of the F1 of the labels that occur in the group.</param>
/// <param name="MicroF1">F1 over all findings of all labels.</param>
/// <param name="NeutralFlagged">Share of the texts without objection in which one is found all the same.</param>
/// <param name="CalibrationError">Mean distance between a probability and how often it comes true, over ten steps, mean of the labels.</param>
public sealed record GroupFigures(
    string Group, int Texts, int Neutral, double MacroF1, double MicroF1, double NeutralFlagged, double CalibrationError, IReadOnlyList<LabelFigures> Labels);

/// <summary>A text with the probability of each label, in the labels' order.</summary>
public sealed record JudgedText(TrainingText Text, IReadOnlyList<double> Probabilities)
{
    /// <summary>The texts as a model judges them.</summary>
    public static IReadOnlyList<JudgedText> By(ObjectionModel model, IEnumerable<TrainingText> texts)
    {
        using var classifier = new LinearObjectionClassifier(model);
        return [.. texts.AsParallel().AsOrdered().Select(text => new JudgedText(text, classifier.Probabilities(text.Text, text.Language, text.Before)))];
    }

    /// <summary>Whether a label is found in it.</summary>
    public bool Finds(ObjectionLabel label, IReadOnlyList<LabelDecision> decisions) => Probabilities[(int)label] >= decisions[(int)label].Threshold;
}

/// <summary>How well labels are found in one language's texts.</summary>
/// <param name="MacroF1">Mean of the F1 of the labels that occur.</param>
public sealed record LanguageScore(string Language, double MacroF1)
{
    public static IReadOnlyList<LanguageScore> Of(IReadOnlyList<JudgedText> texts, IReadOnlyList<LabelDecision> decisions) =>
        [.. texts.GroupBy(text => text.Text.Language).Select(group => new LanguageScore(group.Key, Figures.Of(group.Key, [.. group], decisions).MacroF1))];
}

/// <summary>Counts figures over judged texts.</summary>
public static class Figures
{
    private const int Steps = 10;

    private static readonly ObjectionLabel[] AllLabels = Enum.GetValues<ObjectionLabel>();

    public static GroupFigures Of(string group, IReadOnlyList<JudgedText> texts, IReadOnlyList<LabelDecision> decisions)
    {
        int allRight = 0, allFound = 0, allTrue = 0;
        var labels = new List<LabelFigures>();
        foreach (var label in AllLabels)
        {
            var right = texts.Count(text => text.Finds(label, decisions) && text.Text.Labels.Contains(label));
            var found = texts.Count(text => text.Finds(label, decisions));
            var held = texts.Count(text => text.Text.Labels.Contains(label));
            labels.Add(new(LabelName.Of(label), held, Ratio(right, found), Ratio(right, held)));
            allRight += right;
            allFound += found;
            allTrue += held;
        }
        var neutral = texts.Where(text => text.Text.Labels.Count == 0).ToList();
        var flagged = neutral.Count(text => AllLabels.Any(label => text.Finds(label, decisions)));
        var occurring = labels.Where(label => label.Texts > 0).ToList();
        return new(
            group, texts.Count, neutral.Count, occurring.Count == 0 ? 0 : occurring.Average(label => label.F1), Ratio(2 * allRight, allFound + allTrue),
            Ratio(flagged, neutral.Count), AllLabels.Average(label => CalibrationError(texts, label)), labels);
    }

    /// <summary>All findings' probabilities in steps of a tenth against how often they are right.</summary>
    public static IReadOnlyList<ReliabilityStep> Reliability(IReadOnlyList<JudgedText> texts) =>
        [.. texts
            .SelectMany(text => AllLabels.Select(label => (Probability: text.Probabilities[(int)label], Holds: text.Text.Labels.Contains(label))))
            .GroupBy(pair => Step(pair.Probability)).OrderBy(step => step.Key)
            .Select(step => new ReliabilityStep(step.Count(), step.Average(pair => pair.Probability), step.Average(pair => pair.Holds ? 1.0 : 0)))];

    private static double CalibrationError(IReadOnlyList<JudgedText> texts, ObjectionLabel label) => texts.Count == 0 ? 0 : texts
        .Select(text => (Probability: text.Probabilities[(int)label], Holds: text.Text.Labels.Contains(label)))
        .GroupBy(pair => Step(pair.Probability))
        .Sum(step => Math.Abs(step.Sum(pair => pair.Probability) - step.Count(pair => pair.Holds))) / texts.Count;

    private static int Step(double probability) => Math.Min((int)(probability * Steps), Steps - 1);

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}

/// <param name="Predicted">Mean of the probabilities.</param>
/// <param name="Observed">Share that came true.</param>
public sealed record ReliabilityStep(int Count, double Predicted, double Observed);
