using System.Buffers.Binary;

namespace CallCoach.Recordings;

/// <summary>The checked contents of a WAV file's <c>fmt</c> chunk.</summary>
internal sealed record WaveFormat(WaveEncoding Encoding, int Channels, int SampleRate, int BitsPerSample)
{
    /// <summary>Bytes of a <c>fmt</c> chunk that can matter: those of WAVE_FORMAT_EXTENSIBLE.</summary>
    public const int MostBytes = 40;

    private const int FewestBytes = 16;
    private const int LowestRate = 4_000;
    private const int HighestRate = 192_000;
    private const int Extensible = 0xFFFE;

    public int BytesPerSample => BitsPerSample / 8;

    /// <exception cref="UnreadableRecordingException">This product does not read such sound.</exception>
    public static WaveFormat Parse(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < FewestBytes)
            throw new UnreadableRecordingException($"The WAV header is damaged: its format chunk has {chunk.Length} bytes, at least {FewestBytes} are needed.");

        var codec = CodecOf(chunk);
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        var frameBytes = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);

        if (channels is 0 or > 2)
            throw new UnreadableRecordingException($"The WAV header says {channels} channels; one or two are read.");
        if (rate is < LowestRate or > HighestRate)
            throw new UnreadableRecordingException($"The WAV header says {rate} samples a second; {LowestRate} to {HighestRate} are read.");
        var encoding = EncodingOf(codec);
        return new(encoding, channels, (int)rate, StoredBits(encoding, bits, frameBytes, channels));
    }

    private static int CodecOf(ReadOnlySpan<byte> chunk)
    {
        int codec = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        if (codec != Extensible)
            return codec;
        if (chunk.Length < MostBytes)
            throw new UnreadableRecordingException("The WAV header is damaged: its extensible format chunk is too short.");
        return BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
    }

    private static WaveEncoding EncodingOf(int codec) => codec switch
    {
        1 => WaveEncoding.Pcm,
        6 => WaveEncoding.ALaw,
        7 => WaveEncoding.MuLaw,
        _ => throw new UnknownCodecException($"Unknown codec {codec}{NameOf(codec)} in the WAV file; PCM, A-law and mu-law are read."),
    };

    private static string NameOf(int codec) => codec switch
    {
        2 => " (Microsoft ADPCM)",
        3 => " (floating point)",
        17 => " (IMA ADPCM)",
        49 => " (GSM 6.10)",
        85 => " (MP3)",
        _ => "",
    };

    /// <summary>A sample of, say, 12 bits lies in two bytes; the frame's size tells.</summary>
    private static int StoredBits(WaveEncoding encoding, int bits, int frameBytes, int channels)
    {
        var stored = frameBytes == 0 ? bits : frameBytes * 8 / channels;
        var fits = encoding == WaveEncoding.Pcm ? stored is 8 or 16 or 24 or 32 : stored == 8;
        if (!fits || bits == 0 || bits > stored || frameBytes % channels != 0)
            throw new UnreadableRecordingException($"The WAV header says {bits} bits a sample in blocks of {frameBytes} bytes; such sound is not read.");
        return stored;
    }
}
