namespace CallCoach.Talk;

/// <summary>
/// What a call's recording says about the conversation, channel by channel: who is in which is said by the recording. Times in
/// seconds; how each figure is measured, <see cref="TalkFigures"/> says.
/// </summary>
public sealed class CallTalk
{
    public long CallId { get; set; }

    /// <summary>The provider's identifier of the recording that was measured.</summary>
    public required string RecordingId { get; set; }

    public double DurationSeconds { get; set; }

    /// <summary>Nobody speaks.</summary>
    public double SilenceSeconds { get; set; }

    public double LongestSilenceSeconds { get; set; }

    /// <summary>Null where there is no silence.</summary>
    public double? LongestSilenceStart { get; set; }

    /// <summary>Both speak; null where both are in one channel.</summary>
    public double? OverlapSeconds { get; set; }

    public List<ChannelTalk> Channels { get; set; } = [];
}

/// <summary>One channel of a measured recording. Where both voices are in it, what needs them apart is null.</summary>
public sealed class ChannelTalk
{
    /// <summary>From this share of samples at full scale on, a channel is clipped.</summary>
    public const double ClippedFrom = 0.001;

    /// <summary>Speech below this level (decibels of full scale) is very quiet: ITU-T P.56 has telephone speech at about -26.</summary>
    public const double QuietBelow = -42;

    public long CallId { get; set; }

    /// <summary>Zero-based.</summary>
    public int Channel { get; set; }

    public double TalkSeconds { get; set; }

    public int? Turns { get; set; }

    public double? LongestMonologueSeconds { get; set; }

    /// <summary>Null where there is no monologue.</summary>
    public double? LongestMonologueStart { get; set; }

    public int? Interruptions { get; set; }

    public int? BackChannels { get; set; }

    /// <summary>The mean power of the speech in decibels of full scale; null where there is none.</summary>
    public double? SpeechLevel { get; set; }

    /// <summary>The share of samples at full scale, 0 to 1.</summary>
    public double ClippedShare { get; set; }

    /// <summary>Nobody speaks in it.</summary>
    public bool IsSilent => TalkSeconds == 0;

    public bool IsClipped => ClippedShare >= ClippedFrom;

    public bool IsQuiet => SpeechLevel < QuietBelow;
}

/// <summary>A call's recording as the player draws it.</summary>
public sealed class Waveform
{
    public long CallId { get; set; }

    /// <summary>The loudest sample of all channels, as a share of full scale.</summary>
    public double Loudest { get; set; }

    public int Channels { get; set; }

    /// <summary>Channel after channel, the loudest sample in equal parts of the duration; 255 is <see cref="Loudest"/>.</summary>
    public required byte[] Peaks { get; set; }

    /// <summary>The peaks of each channel.</summary>
    public IReadOnlyList<byte[]> PeaksByChannel => [.. Peaks.Chunk(Math.Max(1, Peaks.Length / Math.Max(1, Channels)))];
}
