namespace CallCoach.Objections.Reclassifying;

public enum ReclassificationState
{
    /// <summary>The archive is being judged.</summary>
    Running,

    /// <summary>All is judged; somebody has to accept or discard the difference.</summary>
    Ready,

    /// <summary>The findings are being replaced.</summary>
    Accepting,

    Accepted,

    Discarded,

    /// <summary>Another model went live before it was through; another run has taken its place.</summary>
    Superseded,
}

/// <summary>One run over the archive with the live model. At most one is open: running, ready or accepting.</summary>
public sealed class Reclassification
{
    public long Id { get; set; }

    public ReclassificationState State { get; set; }

    /// <summary>The model it judges with; null until the server has begun.</summary>
    public string? Model { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>When all was judged.</summary>
    public DateTimeOffset? JudgedAt { get; set; }

    /// <summary>When it was through: accepted and replaced, discarded, or superseded.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Calls up to this one are judged; later ones are judged by the live model anyway.</summary>
    public long LastCallId { get; set; }

    /// <summary>Calls up to this one are done in the present state.</summary>
    public long Place { get; set; }

    /// <summary>Calls that have a transcript, as they were counted at the start.</summary>
    public int Calls { get; set; }

    /// <summary>Calls done in the present state.</summary>
    public int Done { get; set; }

    /// <summary>It took the place of a run whose model was no longer live.</summary>
    public bool Anew { get; set; }
}

/// <summary>A call that was judged by a run.</summary>
public sealed class CandidateVerdict
{
    public long RunId { get; set; }

    public long CallId { get; set; }

    /// <summary>The call's <see cref="Calls.Call.Verdicts"/> when its transcript was read: with another one it was judged anew meanwhile.</summary>
    public int Verdicts { get; set; }
}

/// <summary>An objection that a run's model found, whatever people have said of it; shown to nobody before the run is accepted.</summary>
public sealed class CandidateObjection
{
    public long RunId { get; set; }

    public long CallId { get; set; }

    public int Ordinal { get; set; }

    public ObjectionLabel Label { get; set; }

    public double Score { get; set; }
}
