namespace CallCoach.Talk;

/// <summary>
/// What counts as what in a conversation, in seconds. Levels tell who speaks when, not what is said: an answer of one short word
/// is counted as a back-channel where the other side goes on speaking.
/// </summary>
internal static class TalkRules
{
    /// <summary>A shorter pause belongs to the speech around it: what lies between longer ones is an inter-pausal unit.</summary>
    public const double Pause = 0.2;

    /// <summary>Units of one side with shorter pauses between them are one run of speech.</summary>
    public const double PauseInRun = 0.5;

    /// <summary>A run with less speech than this takes no turn, breaks no monologue and interrupts nobody.</summary>
    public const double LeastTurn = 1.0;

    /// <summary>A longer pause ends a monologue.</summary>
    public const double PauseInMonologue = 2.0;

    /// <summary>An interrupted side had spoken at least this long; who starts nearer to it started together with it.</summary>
    public const double LeastHeadStart = 0.2;

    /// <summary>An interrupted side goes on at least this long; less overlap at the end of a turn is how turns usually change.</summary>
    public const double LeastOverlap = 0.5;
}
