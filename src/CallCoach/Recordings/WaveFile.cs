using System.Text;

namespace CallCoach.Recordings;

/// <summary>
/// WAV files of calls: 8- to 32-bit PCM, mu-law or A-law, any usual rate, one or two channels. A file cut short is read as
/// far as it goes; memory grows with the bytes that are there, not with what the header claims.
/// </summary>
public static class WaveFile
{
    /// <summary>A longer recording is refused.</summary>
    public static readonly TimeSpan LongestDuration = TimeSpan.FromHours(4);

    /// <summary>More samples, of all channels together, are refused: a gigabyte decoded.</summary>
    public const long MostSamples = 500_000_000;

    private const int BlockFrames = 16 * 1024;

    /// <summary>Reads the header and finds how much sound follows. A stream that cannot seek is read to its end.</summary>
    /// <exception cref="UnreadableRecordingException">Not a WAV file this product reads.</exception>
    public static WaveHeader ReadHeader(Stream stream)
    {
        var (format, claimed) = WaveChunks.ReadToData(stream);
        var present = Math.Min(stream.CanSeek ? stream.Length - stream.Position : Count(stream), claimed ?? long.MaxValue);
        return new(format.Encoding, format.Channels, format.SampleRate, format.BitsPerSample, claimed, present);
    }

    /// <summary>Looks whether there is sound that <see cref="Read"/> will take, without decoding it.</summary>
    /// <exception cref="UnreadableRecordingException">Not a WAV file this product reads, or no sound in it, or too much.</exception>
    public static WaveHeader Check(Stream stream)
    {
        var header = ReadHeader(stream);
        var frames = header.PresentBytes / header.FrameBytes;
        RefuseTooMuch(header.SampleRate, header.Channels, frames);
        return frames == 0 ? throw NoSound() : header;
    }

    /// <summary>Reads and decodes the sound.</summary>
    /// <param name="stream">The file from its start.</param>
    /// <param name="expected">What it will last, where that is known and the stream cannot tell: room is made at once.</param>
    /// <exception cref="UnreadableRecordingException">Not a WAV file this product reads, or no sound in it, or too much.</exception>
    public static Audio Read(Stream stream, TimeSpan? expected = null)
    {
        var (format, left) = Begin(stream);
        var samples = new WaveSamples(format, stream.CanSeek ? (int)left : RoomFor(format, expected));
        foreach (var frames in Blocks(stream, format, left))
            samples.Append(frames.Span);
        return samples.Count == 0
            ? throw NoSound()
            : new Audio(format.SampleRate, samples.ToChannels());
    }

    /// <summary>Reads and decodes the sound piece by piece, so that memory does not grow with its length.</summary>
    /// <returns>Pieces of a second or two, in order.</returns>
    /// <exception cref="UnreadableRecordingException">While it is read: not a WAV file this product reads, or no sound in it, or too much.</exception>
    public static IEnumerable<Audio> ReadBlocks(Stream stream)
    {
        var (format, left) = Begin(stream);
        var isEmpty = true;
        foreach (var frames in Blocks(stream, format, left))
        {
            var samples = new WaveSamples(format, BlockFrames);
            samples.Append(frames.Span);
            isEmpty &= samples.Count == 0;
            yield return new(format.SampleRate, samples.ToChannels());
        }
        if (isEmpty)
            throw NoSound();
    }

    private static (WaveFormat Format, long Frames) Begin(Stream stream)
    {
        var (format, claimed) = WaveChunks.ReadToData(stream);
        var frameBytes = format.Channels * format.BytesPerSample;
        var frames = (claimed ?? long.MaxValue) / frameBytes;
        if (stream.CanSeek)
        {
            frames = Math.Min(frames, (stream.Length - stream.Position) / frameBytes);
            RefuseTooMuch(format.SampleRate, format.Channels, frames);
        }
        return (format, frames);
    }

    /// <summary>The bytes of whole frames, in a buffer that the next block overwrites.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Blocks(Stream stream, WaveFormat format, long left)
    {
        var frameBytes = format.Channels * format.BytesPerSample;
        var block = new byte[BlockFrames * frameBytes];
        var seen = 0L;
        while (left > 0)
        {
            var wanted = (int)Math.Min(left, BlockFrames) * frameBytes;
            var read = stream.ReadAtLeast(block.AsSpan(0, wanted), wanted, throwOnEndOfStream: false);
            seen += read / frameBytes;
            RefuseTooMuch(format.SampleRate, format.Channels, seen);
            yield return block.AsMemory(0, read - (read % frameBytes));
            if (read < wanted)
                break;
            left -= BlockFrames;
        }
    }

    /// <summary>Writes 16-bit PCM.</summary>
    /// <exception cref="ArgumentException">Not one or two channels of the same length, or more than a WAV file can hold.</exception>
    public static void Write(Stream stream, Audio audio)
    {
        var channels = audio.Channels;
        if (channels.Count is 0 or > 2 || channels.Any(samples => samples.Length != channels[0].Length))
            throw new ArgumentException("One or two channels of the same length are needed.", nameof(audio));
        var frameBytes = channels.Count * sizeof(short);
        var dataBytes = (long)channels[0].Length * frameBytes;
        if (dataBytes > int.MaxValue)
            throw new ArgumentException("The audio is too long for a WAV file.", nameof(audio));

        using var writer = new BinaryWriter(stream, Encoding.ASCII, leaveOpen: true);
        writer.Write("RIFF"u8);
        writer.Write((uint)(36 + dataBytes));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)WaveEncoding.Pcm);
        writer.Write((short)channels.Count);
        writer.Write(audio.SampleRate);
        writer.Write(audio.SampleRate * frameBytes);
        writer.Write((short)frameBytes);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write((uint)dataBytes);
        for (var i = 0; i < channels[0].Length; i++)
        {
            foreach (var samples in channels)
                writer.Write(samples[i]);
        }
    }

    private static int RoomFor(WaveFormat format, TimeSpan? expected) =>
        expected is { } duration && duration > TimeSpan.Zero && duration <= LongestDuration
            ? (int)Math.Min(Math.Ceiling(duration.TotalSeconds * format.SampleRate), MostSamples / format.Channels)
            : BlockFrames;

    private static UnreadableRecordingException NoSound() => new("The WAV file holds no sound after its header.");

    internal static void RefuseTooMuch(int sampleRate, int channels, long frames)
    {
        if (frames > (long)(LongestDuration.TotalSeconds * sampleRate))
            throw new UnreadableRecordingException($"The recording is longer than {LongestDuration.TotalHours:0} hours, the longest that is read.");
        if (frames * channels > MostSamples)
            throw new UnreadableRecordingException($"The recording has more than {MostSamples} samples, the most that are read.");
    }

    private static long Count(Stream stream)
    {
        Span<byte> passed = stackalloc byte[4096];
        var bytes = 0L;
        while (stream.Read(passed) is > 0 and var read)
            bytes += read;
        return bytes;
    }
}
