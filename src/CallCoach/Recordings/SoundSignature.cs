using System.Text;
using CallCoach.Calls;

namespace CallCoach.Recordings;

/// <summary>Tells a file's form by its first bytes; what it is called or said to be does not count.</summary>
public static class SoundSignature
{
    private const int GsmFrameBytes = 33;
    private const int FewestGsmFrames = 16;
    private const int MostGsmFrames = 64;
    private const int Bytes = GsmFrameBytes * MostGsmFrames;

    /// <summary>Looks at a file from its start.</summary>
    /// <exception cref="UnreadableRecordingException">None of the forms that are read.</exception>
    public static SoundFormat Of(Stream file)
    {
        Span<byte> head = stackalloc byte[Bytes];
        return Of(head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]);
    }

    /// <exception cref="UnreadableRecordingException">None of the forms that are read.</exception>
    public static SoundFormat Of(ReadOnlySpan<byte> head) => head switch
    {
        [] => throw new UnreadableRecordingException("The file is empty."),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F' or (byte)'X', ..] or [(byte)'R', (byte)'F', (byte)'6', (byte)'4', ..] => SoundFormat.Wav,
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => SoundFormat.Ogg,
        [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] => SoundFormat.Flac,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => SoundFormat.M4a,
        _ when head.StartsWith("#!AMR\n"u8) || head.StartsWith("#!AMR-WB\n"u8) => SoundFormat.Amr,
        [(byte)'I', (byte)'D', (byte)'3', ..] => SoundFormat.Mp3,
        [0xFF, var second, ..] when IsMpegAudio(second) => SoundFormat.Mp3,
        _ when IsGsm(head) => SoundFormat.Gsm,
        _ => throw new UnreadableRecordingException(
            $"Not audio of a known form{Likeness(head)}; WAV, MP3, Ogg (Opus, Vorbis), FLAC, M4A, AMR and GSM are read."),
    };

    /// <summary>ISO/IEC 11172-3: eleven bits of synchronisation, a version that is not reserved, a layer.</summary>
    private static bool IsMpegAudio(byte second) => (second & 0xE0) == 0xE0 && (second & 0x18) != 0x08 && (second & 0x06) != 0;

    /// <summary>A bare GSM file has no header, but each of its frames of 33 bytes begins with the four bits 1101 (RFC 3551, 4.5.8.1).</summary>
    private static bool IsGsm(ReadOnlySpan<byte> head)
    {
        var frames = Math.Min(head.Length / GsmFrameBytes, MostGsmFrames);
        for (var i = 0; i < frames; i++)
        {
            if (head[i * GsmFrameBytes] >> 4 != 0xD)
                return false;
        }
        return frames >= FewestGsmFrames;
    }

    private static string Likeness(ReadOnlySpan<byte> head) => Encoding.Latin1.GetString(head[..Math.Min(head.Length, 64)]).TrimStart() switch
    {
        ['<' or '{', ..] => ": it looks like a web page or a message",
        ['#', ..] => ": it looks like a list of other files",
        _ => "",
    };
}
