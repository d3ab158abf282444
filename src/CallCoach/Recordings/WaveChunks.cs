using System.Buffers.Binary;
using System.Text;

namespace CallCoach.Recordings;

/// <summary>Walks a WAV file's chunks up to its sound.</summary>
internal static class WaveChunks
{
    private const uint LeftOpen = uint.MaxValue;

    /// <summary>Leaves the stream at the first byte of sound.</summary>
    /// <returns>The format and the size the header claims; no size where a streaming writer left it open (0 or 0xFFFFFFFF).</returns>
    /// <exception cref="UnreadableRecordingException">Not a WAV file, or one cut short before its sound.</exception>
    public static (WaveFormat Format, long? Claimed) ReadToData(Stream stream)
    {
        ReadRiff(stream);
        WaveFormat? format = null;
        Span<byte> head = stackalloc byte[8];
        Span<byte> body = stackalloc byte[WaveFormat.MostBytes];
        while (true)
        {
            if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
                throw new UnreadableRecordingException(format is null
                    ? "The WAV header is cut short: no format chunk."
                    : "The WAV header is cut short: no sound follows it.");
            var size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            if (head[..4].SequenceEqual("data"u8))
            {
                return format is null
                    ? throw new UnreadableRecordingException("The WAV header is damaged: the sound comes before its format.")
                    : (format, size is 0 or LeftOpen ? null : size);
            }

            long padded = size + (size & 1L);
            if (format is null && head[..4].SequenceEqual("fmt "u8))
            {
                var part = body[..(int)Math.Min(size, WaveFormat.MostBytes)];
                if (stream.ReadAtLeast(part, part.Length, throwOnEndOfStream: false) < part.Length)
                    throw new UnreadableRecordingException("The WAV header is cut short: in the middle of its format chunk.");
                format = WaveFormat.Parse(part);
                padded -= part.Length;
            }
            Skip(stream, padded);
        }
    }

    private static void ReadRiff(Stream stream)
    {
        Span<byte> head = stackalloc byte[12];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (read == 0)
            throw new UnreadableRecordingException("The file is empty.");
        if (read >= 4 && !head[..4].SequenceEqual("RIFF"u8) && !head[..4].SequenceEqual("RF64"u8))
            throw new UnreadableRecordingException($"Not a WAV file{Likeness(head[..read])}.");
        if (read < head.Length)
            throw new UnreadableRecordingException("The WAV header is cut short.");
        if (!head[8..].SequenceEqual("WAVE"u8))
            throw new UnreadableRecordingException("Not a WAV file: a RIFF file of another kind.");
    }

    private static string Likeness(ReadOnlySpan<byte> head) => head switch
    {
        [0x49, 0x44, 0x33, ..] or [0xFF, >= 0xE0, ..] => ": it looks like MP3",
        [0x4F, 0x67, 0x67, 0x53, ..] => ": it looks like Ogg",
        [0x66, 0x4C, 0x61, 0x43, ..] => ": it looks like FLAC",
        [0x52, 0x49, 0x46, 0x58, ..] => ": its numbers are big-endian (RIFX)",
        _ when Encoding.Latin1.GetString(head).TrimStart() is ['<' or '{', ..] => ": it looks like a web page or a message",
        _ => "",
    };

    private static void Skip(Stream stream, long bytes)
    {
        if (stream.CanSeek)
        {
            stream.Position = Math.Min(stream.Position + bytes, stream.Length);
            return;
        }
        Span<byte> passed = stackalloc byte[4096];
        while (bytes > 0 && stream.Read(passed[..(int)Math.Min(bytes, passed.Length)]) is > 0 and var read)
            bytes -= read;
    }
}
