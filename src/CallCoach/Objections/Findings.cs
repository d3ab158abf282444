using CallCoach.Calls;
using CallCoach.People;

namespace CallCoach.Objections;

/// <summary>What a model finds in a call.</summary>
public static class Findings
{
    /// <param name="said">Everything that was said, in its order.</param>
    public static IEnumerable<FoundObjection> Of(Call call, IReadOnlyList<Utterance> said, IObjectionClassifier classifier, Department department)
    {
        var language = LanguageOf(call.Language, department);
        for (var index = 0; index < said.Count; index++)
            if (said[index] is { Speaker: not Speaker.Manager } utterance)
                foreach (var label in classifier.Classify(utterance.Text, language, ManagerBefore(said, index)).Labels)
                    yield return new() { CallId = call.Id, Ordinal = utterance.Ordinal, Label = label.Label, Score = label.Score };
    }

    /// <summary>The language in which a call is read.</summary>
    public static string LanguageOf(string? call, Department department) => call ?? department.Language;

    /// <summary>What the client answers: the manager's words just before; null where those were not the manager's.</summary>
    /// <param name="said">Everything that was said, in its order.</param>
    public static string? ManagerBefore(IReadOnlyList<Utterance> said, int index) =>
        index > 0 && said[index - 1] is { Speaker: Speaker.Manager } before ? before.Text : null;
}
