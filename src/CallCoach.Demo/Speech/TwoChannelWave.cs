namespace CallCoach.Demo.Speech;

/// <summary>Writes and reads a telephone recording: two channels, 8 kHz, 16-bit PCM or mu-law (ITU-T G.711).</summary>
public static class TwoChannelWave
{
    public const int SampleRate = 8000;

    public static void Write(Stream stream, short[] first, short[] second, bool muLaw)
    {
        const short channels = 2;
        var bytesPerSample = muLaw ? 1 : 2;
        var dataBytes = first.Length * channels * bytesPerSample;
        using var writer = new BinaryWriter(stream, System.Text.Encoding.ASCII, leaveOpen: true);
        writer.Write("RIFF"u8);
        writer.Write(36 + dataBytes);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)(muLaw ? 7 : 1));
        writer.Write(channels);
        writer.Write(SampleRate);
        writer.Write(SampleRate * channels * bytesPerSample);
        writer.Write((short)(channels * bytesPerSample));
        writer.Write((short)(8 * bytesPerSample));
        writer.Write("data"u8);
        writer.Write(dataBytes);
        for (var i = 0; i < first.Length; i++)
        {
            Sample(writer, first[i], muLaw);
            Sample(writer, second[i], muLaw);
        }
    }

    /// <summary>The channels of a recording that was written here, as mu-law.</summary>
    public static (byte[] First, byte[] Second) ReadMuLaw(string file)
    {
        const int header = 44;
        const int formatAt = 20;
        var bytes = File.ReadAllBytes(file);
        var isMuLaw = BitConverter.ToInt16(bytes, formatAt) == 7;
        var length = (bytes.Length - header) / (isMuLaw ? 2 : 4);
        var (first, second) = (new byte[length], new byte[length]);
        for (var i = 0; i < length; i++)
            (first[i], second[i]) = (At(2 * i), At((2 * i) + 1));
        return (first, second);

        byte At(int sample) => isMuLaw ? bytes[header + sample] : MuLaw(BitConverter.ToInt16(bytes, header + (2 * sample)));
    }

    private static void Sample(BinaryWriter writer, short sample, bool muLaw)
    {
        if (muLaw)
            writer.Write(MuLaw(sample));
        else
            writer.Write(sample);
    }

    private static byte MuLaw(short sample)
    {
        const int bias = 132;
        const int clip = 32635;
        var sign = sample < 0 ? 0x80 : 0;
        var magnitude = Math.Min(Math.Abs((int)sample), clip) + bias;
        var exponent = int.Log2(magnitude) - 7;
        var mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        return (byte)~(sign | (exponent << 4) | mantissa);
    }
}
