namespace CallCoach.Norms;

/// <summary>
/// What makes a conversation, from a day on. A call is counted by the highest version whose first day is not after the call's.
/// </summary>
public sealed record CountingDefinition
{
    public int Version { get; set; }

    public DateOnly FromDay { get; set; }

    /// <summary>How long the client's leg must last where no transcript tells how long the client spoke.</summary>
    public int LegSeconds { get; set; }

    /// <summary>How long the client must have spoken where a transcript tells; null where the leg's length alone counts.</summary>
    public double? ClientSpeechSeconds { get; set; }

    /// <summary>Domain time.</summary>
    public DateTimeOffset MadeAt { get; set; }

    /// <summary>Null for what the settings say.</summary>
    public string? MadeBy { get; set; }
}
