namespace CallCoach.Demo.StandIn;

/// <summary>One leg of a call, with everything that happens to it. Instants are domain time.</summary>
/// <param name="AnswersAt">Null when nobody answers.</param>
/// <param name="Ended">Twilio's word for how it ends.</param>
/// <param name="Seconds">From answer to end, where Twilio tells it.</param>
public sealed record PlacedLeg(
    string Sid, string? ParentSid, string From, string To, string Direction, DateTimeOffset StartsAt, DateTimeOffset? AnswersAt,
    DateTimeOffset EndsAt, string Ended, int? Seconds, string? AnsweredBy)
{
    private static readonly TimeSpan Dialling = TimeSpan.FromSeconds(1);

    public bool IsOver(DateTimeOffset now) => now >= EndsAt;

    /// <summary>The status as Twilio's REST API words it.</summary>
    public string Status(DateTimeOffset now) =>
        IsOver(now) ? Ended : now >= AnswersAt ? "in-progress" : ParentSid is not null && now < StartsAt + Dialling ? "queued" : "ringing";
}

/// <summary>The recording of a call.</summary>
/// <param name="Seconds">Null when there was nothing to record.</param>
public sealed record PlacedRecording(string Sid, string CallSid, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int? Seconds)
{
    public const string TooShortToRecord = "16101";

    private static readonly TimeSpan Processing = TimeSpan.FromSeconds(1);

    /// <summary>The status as Twilio's REST API words it.</summary>
    public string Status(DateTimeOffset now) =>
        now < EndsAt ? "in-progress" : now < EndsAt + Processing ? "processing" : Seconds is null ? "absent" : "completed";
}
