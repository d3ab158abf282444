namespace CallCoach.Objections.Learning;

/// <summary>What a label is taken for, and what is taken for it.</summary>
/// <param name="Texts">Texts in which it holds.</param>
/// <param name="Missed">Those of them in which it is not found.</param>
/// <param name="FoundInstead">What is found wrongly in these; <c>none</c> where nothing is.</param>
/// <param name="FalseFindings">Texts in which it is found and does not hold.</param>
/// <param name="HeldInstead">What does hold in these; <c>none</c> where nothing is objected.</param>
public sealed record LabelConfusion(
    string Label, int Texts, int Missed, IReadOnlyList<LabelCount> FoundInstead, int FalseFindings, IReadOnlyList<LabelCount> HeldInstead);

/// <param name="Label">A label's name, or <c>none</c>.</param>
public sealed record LabelCount(string Label, int Texts);

/// <summary>Counts which labels are confused.</summary>
public static class Confusion
{
    private static readonly ObjectionLabel[] AllLabels = Enum.GetValues<ObjectionLabel>();

    /// <summary>One for each label, in the labels' order; a text of several labels counts with each of them.</summary>
    public static IReadOnlyList<LabelConfusion> Of(IReadOnlyList<JudgedText> texts, IReadOnlyList<LabelDecision> decisions)
    {
        var found = texts.Select(text => (text.Text.Labels, Found: AllLabels.Where(label => text.Finds(label, decisions)).ToList())).ToList();
        return [.. AllLabels.Select(label =>
        {
            var missed = found.FindAll(text => text.Labels.Contains(label) && !text.Found.Contains(label));
            var wrong = found.FindAll(text => !text.Labels.Contains(label) && text.Found.Contains(label));
            return new LabelConfusion(
                LabelName.Of(label),
                found.Count(text => text.Labels.Contains(label)),
                missed.Count,
                Counts(missed.Select(text => text.Found.Except(text.Labels))),
                wrong.Count,
                Counts(wrong.Select(text => text.Labels)));
        })];
    }

    /// <summary>The most frequent first.</summary>
    private static IReadOnlyList<LabelCount> Counts(IEnumerable<IEnumerable<ObjectionLabel>> texts) =>
        [.. texts.SelectMany(labels => labels.Select(LabelName.Of).DefaultIfEmpty(TextFile.NoLabel)).CountBy(name => name)
            .OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => new LabelCount(count.Key, count.Value))];
}
