using CallCoach.Calls;
using CallCoach.Outcomes;

namespace CallCoach.Norms;

/// <summary>What was said in a call, in seconds from the recording's beginning.</summary>
public readonly record struct SaidPart(Speaker Speaker, double Start, double End, string Text);

/// <summary>Everything that decides how a call counts, but for the definitions and its place among its client's calls.</summary>
public sealed record CallFacts
{
    public required long CallId { get; init; }

    public long? PersonId { get; init; }

    public CallDirection Direction { get; init; }

    /// <summary>As the call has it; empty where it is not known.</summary>
    public string Client { get; init; } = "";

    /// <summary>The client's address is a line of the department.</summary>
    public bool ClientIsOwn { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public LegStatus Status { get; init; }

    /// <summary>Length of the client's leg.</summary>
    public int? TalkSeconds { get; init; }

    /// <summary>Whether a machine answered by the provider's word.</summary>
    public bool? Machine { get; init; }

    public bool Dial { get; init; }

    public bool Refused { get; init; }

    public bool Connected { get; init; }

    /// <summary>There is a transcript.</summary>
    public bool Heard { get; init; }

    /// <summary>Seconds of speech in the client's channel; null where it was not measured, or both are in one.</summary>
    public double? MeasuredSpeech { get; init; }

    public IReadOnlyList<SaidPart> Said { get; init; } = [];

    /// <summary>As it was heard, or as a list of calls from before tells it.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>
    /// Seconds for which the client spoke, by the sound where it was measured, otherwise by the transcript's times; null where neither
    /// tells the two apart.
    /// </summary>
    public double? ClientSpeech => !Heard ? null
        : Milliseconds(MeasuredSpeech ?? (Said.Count == 0 || Said.Any(part => part.Speaker == Speaker.Unknown) ? null : Length(Said.Where(part => part.Speaker == Speaker.Client))));

    /// <summary>Sums of the same figures in another order must not differ.</summary>
    private static double? Milliseconds(double? seconds) => seconds is { } length ? Math.Round(length, 3) : null;

    /// <summary>The time in which at least one of the parts is said.</summary>
    private static double Length(IEnumerable<SaidPart> parts)
    {
        var (length, end) = (0.0, double.MinValue);
        foreach (var part in parts.OrderBy(part => part.Start))
        {
            length += Math.Max(0, part.End - Math.Max(part.Start, end));
            end = Math.Max(end, part.End);
        }
        return length;
    }
}
