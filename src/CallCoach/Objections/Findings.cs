using CallCoach.Calls;
using CallCoach.People;

namespace CallCoach.Objections;

/// <summary>What a model finds in a call.</summary>
internal static class Findings
{
    /// <param name="said">Everything that was said, in its order.</param>
    public static IEnumerable<FoundObjection> Of(Call call, IReadOnlyList<Utterance> said, IObjectionClassifier classifier, Department department)
    {
        var language = call.Language ?? department.Language;
        for (var index = 0; index < said.Count; index++)
            if (said[index] is { Speaker: not Speaker.Manager } utterance)
                foreach (var label in classifier.Classify(utterance.Text, language, ManagerBefore(said, index)).Labels)
                    yield return new() { CallId = call.Id, Ordinal = utterance.Ordinal, Label = label.Label, Score = label.Score };
    }

    /// <summary>What the client answers: the manager's words just before.</summary>
    private static string? ManagerBefore(IReadOnlyList<Utterance> said, int index) =>
        index > 0 && said[index - 1] is { Speaker: Speaker.Manager } before ? before.Text : null;
}
