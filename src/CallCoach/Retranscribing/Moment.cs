using CallCoach.Calls;

namespace CallCoach.Retranscribing;

/// <summary>The same moment of a recording in two transcripts.</summary>
public static class Moment
{
    /// <summary>What the same side says for the longest while at the time of an utterance; null where it says nothing then.</summary>
    public static Utterance? Of(Utterance said, IEnumerable<Utterance> elsewhere) => elsewhere
        .Where(other => other.Speaker == said.Speaker && Shared(said, other) > 0)
        .MaxBy(other => Shared(said, other));

    private static double Shared(Utterance one, Utterance other) => Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start);
}
