namespace CallCoach.Calls;

public enum RecordingState
{
    /// <summary>The provider is still recording.</summary>
    InProgress,

    /// <summary>The provider has it; it is to be fetched.</summary>
    Waiting,

    /// <summary>It lies in the data folder, checked.</summary>
    Ready,

    /// <summary>The provider recorded nothing.</summary>
    Absent,

    /// <summary>It could not be made, fetched or read.</summary>
    Failed,
}

/// <summary>A call's recording.</summary>
public sealed class Recording
{
    public long CallId { get; set; }

    public required string ProviderRecordingId { get; set; }

    public RecordingState State { get; set; }

    /// <summary>Where a provider without a rebuildable address keeps it.</summary>
    public string? Address { get; set; }

    /// <summary>Why it is absent or failed, or what is wanting in it.</summary>
    public string? Reason { get; set; }

    /// <summary>Zero-based channel with the client's voice; null when the recording has one channel.</summary>
    public int? ClientChannel { get; set; }

    public int? Channels { get; set; }

    public double? DurationSeconds { get; set; }

    /// <summary>Path below the recordings folder.</summary>
    public string? File { get; set; }

    /// <summary>What form the provider's file had; null while there is none, and where it was kept before this was noted.</summary>
    public SoundFormat? OriginalFormat { get; set; }

    /// <summary>Size of the provider's file.</summary>
    public long? OriginalBytes { get; set; }

    /// <summary>SHA-256 of the provider's file, in lower-case hexadecimal digits.</summary>
    public string? OriginalHash { get; set; }

    /// <summary>Whose voice is in a channel; both are where there is only one.</summary>
    public Speaker SpeakerOf(int channel) =>
        ClientChannel is not { } client ? Speaker.Unknown : channel == client ? Speaker.Client : Speaker.Manager;
}

/// <summary>Which call a provider's leg belongs to.</summary>
public sealed class CallLeg
{
    public required string Provider { get; set; }

    public required string LegId { get; set; }

    public long CallId { get; set; }
}
