using CallCoach.Calls;
using CallCoach.Objections;

namespace CallCoach.Captions;

/// <summary>
/// A phrase as it was understood while its call was on. It stays when the recording's transcript has come, out of sight, for an
/// alert that the recording does not confirm has to show what it was raised by.
/// </summary>
public sealed class Caption
{
    public long Id { get; set; }

    public long CallId { get; set; }

    /// <summary>The provider's name of the stream it was heard in.</summary>
    public required string StreamId { get; set; }

    /// <summary>When that stream began, domain time; a call that was connected anew has several.</summary>
    public DateTimeOffset StreamStartedAt { get; set; }

    public Speaker Speaker { get; set; }

    /// <summary>Seconds since the stream began.</summary>
    public double Start { get; set; }

    /// <summary>Seconds since the stream began.</summary>
    public double End { get; set; }

    public required string Text { get; set; }

    /// <summary>ISO 639-1: the language it was understood and judged in.</summary>
    public required string Language { get; set; }

    public double? Confidence { get; set; }

    public required string Engine { get; set; }

    public List<CaptionObjection> Objections { get; set; } = [];
}

/// <summary>An objection found in a caption.</summary>
public sealed class CaptionObjection
{
    public long CaptionId { get; set; }

    public ObjectionLabel Label { get; set; }

    /// <summary>Probability that the label holds, 0 to 1.</summary>
    public double Score { get; set; }
}
