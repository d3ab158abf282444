namespace CallCoach.Ingest;

/// <summary>How far a provider's list has been compared with what is stored. Instants are domain time.</summary>
public sealed class ReconciledProvider
{
    public required string Provider { get; set; }

    /// <summary>Everything over that began before this is stored; null until a run has succeeded.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>When the last run ended.</summary>
    public DateTimeOffset LastRunAt { get; set; }

    /// <summary>Why the last run failed; null when it did not.</summary>
    public string? LastError { get; set; }
}
