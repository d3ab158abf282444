using CallCoach.Calls;
using CallCoach.Objections;

namespace CallCoach.Outcomes;

/// <summary>What a manager said to an objection: pure functions of what was said in a call.</summary>
public static class EpisodeReader
{
    /// <summary>Up to so many words a client only shows to be listening: "yes", "go on", "I see what you mean".</summary>
    public const int MostListeningWords = 5;

    /// <summary>
    /// The manager's utterances after an objection, until the client speaks again at length; what else the client says before
    /// the manager speaks still belongs to the objection.
    /// </summary>
    /// <param name="said">The call's utterances in order.</param>
    /// <param name="objection">The objection's utterance.</param>
    public static IReadOnlyList<Utterance> AnswerTo(IEnumerable<Utterance> said, int objection)
    {
        var answer = new List<Utterance>();
        foreach (var utterance in said.Where(u => u.Ordinal > objection))
        {
            if (utterance.Speaker == Speaker.Manager)
                answer.Add(utterance);
            else if (answer.Count > 0 && IsAtLength(utterance.Text))
                break;
        }
        return answer;
    }

    /// <summary>Whether the client raises the same objection after the manager has spoken.</summary>
    public static bool Recurs(FoundObjection objection, Utterance? answer, IEnumerable<FoundObjection> found) =>
        answer is not null && found.Any(other => other.Label == objection.Label && other.Ordinal > answer.Ordinal);

    private static bool IsAtLength(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length > MostListeningWords;
}
