namespace CallCoach.Recordings;

/// <summary>Decoded audio: one array of signed 16-bit samples per channel, all of the same length.</summary>
/// <param name="SampleRate">Samples per second and channel.</param>
/// <param name="Channels">One array per channel, in the order of the file; a telephone recording has one or two.</param>
public sealed record Audio(int SampleRate, IReadOnlyList<short[]> Channels)
{
    public TimeSpan Duration => Channels.Count == 0
        ? TimeSpan.Zero
        : TimeSpan.FromSeconds((double)Channels[0].Length / SampleRate);
}

/// <summary>The bytes are not audio this product can read; the message says why, in words for a person.</summary>
public class UnreadableRecordingException(string reason, Exception? inner = null) : Exception(reason, inner);

/// <summary>A WAV file in a codec that this product does not read by itself.</summary>
public sealed class UnknownCodecException(string reason) : UnreadableRecordingException(reason);
