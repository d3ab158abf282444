namespace CallCoach.Objections;

public enum CorrectionState
{
    /// <summary>It is what holds.</summary>
    Standing,

    /// <summary>A later correction of the same label took its place.</summary>
    Superseded,

    /// <summary>Somebody took it back.</summary>
    TakenBack,
}

/// <summary>Who corrects.</summary>
public sealed record Corrector(long AccountId, string Name);

/// <summary>
/// A person's word that a label holds or does not hold where a client said something. It belongs to the words, not to their
/// number in the transcript, and is kept when it no longer stands.
/// </summary>
public sealed class Correction
{
    public long Id { get; set; }

    public long CallId { get; set; }

    /// <summary>The utterance it applies to; null where the present transcript does not have these words.</summary>
    public int? Ordinal { get; set; }

    public ObjectionLabel Label { get; set; }

    public bool Holds { get; set; }

    /// <summary>The words it was made on.</summary>
    public required string Text { get; set; }

    /// <summary>Where they were last found, in seconds.</summary>
    public double Start { get; set; }

    /// <summary>What the model itself gives the label there; null where it does not find it.</summary>
    public double? ModelScore { get; set; }

    public long AccountId { get; set; }

    public required string AccountName { get; set; }

    /// <summary>Domain time.</summary>
    public DateTimeOffset At { get; set; }

    public CorrectionState State { get; set; }

    /// <summary>Who superseded it or took it back.</summary>
    public string? EndedBy { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The alert that became a false alarm by it.</summary>
    public long? AlertId { get; set; }

    public bool IsAt(int? ordinal, ObjectionLabel label) => Ordinal is not null && Ordinal == ordinal && Label == label;

    /// <summary>Ends it, or lets it stand again.</summary>
    /// <param name="by">Null when it stands.</param>
    public void Become(CorrectionState state, Corrector? by, DateTimeOffset now)
    {
        State = state;
        EndedBy = by?.Name;
        EndedAt = by is null ? null : now;
    }
}
