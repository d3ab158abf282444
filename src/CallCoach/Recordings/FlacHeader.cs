using System.Buffers.Binary;

namespace CallCoach.Recordings;

/// <summary>What a FLAC file says of itself (RFC 9639, 8.2).</summary>
/// <param name="Channels">One or two.</param>
/// <param name="SampleRate">Samples per second and channel.</param>
/// <param name="Samples">Samples of each channel.</param>
public sealed record FlacHeader(int Channels, int SampleRate, long Samples)
{
    private const int Bytes = 42;

    public TimeSpan Duration => TimeSpan.FromSeconds((double)Samples / SampleRate);

    /// <summary>Looks whether there is sound, and not too much of it.</summary>
    /// <exception cref="UnreadableRecordingException">There is none, or more than is read.</exception>
    public static FlacHeader Check(Stream stream)
    {
        Span<byte> head = stackalloc byte[Bytes];
        if (stream.ReadAtLeast(head, Bytes, throwOnEndOfStream: false) < Bytes || !head.StartsWith("fLaC"u8) || (head[4] & 0x7F) != 0)
            throw new UnreadableRecordingException("The recording holds no sound.");
        var packed = BinaryPrimitives.ReadUInt64BigEndian(head[18..]);
        var header = new FlacHeader((int)((packed >> 41) & 0x7) + 1, (int)(packed >> 44), (long)(packed & 0xF_FFFF_FFFF));
        if (header.Channels > 2)
            throw new UnreadableRecordingException($"The recording has {header.Channels} channels; one or two are read.");
        if (header.Samples == 0 || header.SampleRate == 0)
            throw new UnreadableRecordingException("The recording holds no sound.");
        WaveFile.RefuseTooMuch(header.SampleRate, header.Channels, header.Samples);
        return header;
    }
}
