namespace CallCoach.Recordings;

/// <summary>How a WAV file's samples are coded; the values are the format tags of the file.</summary>
public enum WaveEncoding
{
    Pcm = 1,
    ALaw = 6,
    MuLaw = 7,
}

/// <summary>What a WAV file says of itself, and how much of it is there.</summary>
/// <param name="Encoding">How the samples are coded.</param>
/// <param name="Channels">One or two.</param>
/// <param name="SampleRate">Samples per second and channel.</param>
/// <param name="BitsPerSample">Bits a sample takes in the file.</param>
/// <param name="ClaimedBytes">The sound's size by the header; null where a streaming writer left it open.</param>
/// <param name="PresentBytes">The bytes of sound that are there, no more than claimed.</param>
public sealed record WaveHeader(WaveEncoding Encoding, int Channels, int SampleRate, int BitsPerSample, long? ClaimedBytes, long PresentBytes)
{
    /// <summary>Bytes of one sample of every channel.</summary>
    public int FrameBytes => Channels * BitsPerSample / 8;

    public TimeSpan? ClaimedDuration => ClaimedBytes is { } bytes ? DurationOf(bytes) : null;

    public TimeSpan PresentDuration => DurationOf(PresentBytes);

    private TimeSpan DurationOf(long bytes) => TimeSpan.FromSeconds((double)(bytes / FrameBytes) / SampleRate);
}
