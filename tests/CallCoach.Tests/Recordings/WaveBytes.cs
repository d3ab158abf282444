using System.Text;

namespace CallCoach.Tests.Recordings;

/// <summary>A WAV file byte by byte, as other programs write it; a plain 8 kHz mono file unless a test says otherwise.</summary>
internal sealed record WaveBytes
{
    public int Codec { get; init; } = 1;

    public int Channels { get; init; } = 1;

    public uint Rate { get; init; } = 8000;

    public int Bits { get; init; } = 16;

    public byte[] Data { get; init; } = [];

    /// <summary>The size the data chunk claims; its real size unless said.</summary>
    public uint? Claimed { get; init; }

    public bool Extensible { get; init; }

    /// <summary>Chunks between the format and the sound: name and contents.</summary>
    public (string Name, byte[] Contents)[] Between { get; init; } = [];

    public static byte[] Samples(params short[] samples) => [.. samples.SelectMany(BitConverter.GetBytes)];

    public byte[] ToArray()
    {
        var frameBytes = Channels * ((Bits + 7) / 8);
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write("RIFF"u8);
        writer.Write(0);
        writer.Write("WAVE"u8);
        Chunk(writer, "fmt ", Format(frameBytes));
        foreach (var (name, contents) in Between)
            Chunk(writer, name, contents);
        writer.Write("data"u8);
        writer.Write(Claimed ?? (uint)Data.Length);
        writer.Write(Data);
        writer.Seek(4, SeekOrigin.Begin);
        writer.Write((uint)(bytes.Length - 8));
        return bytes.ToArray();
    }

    public MemoryStream ToStream() => new(ToArray());

    private byte[] Format(int frameBytes)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write((ushort)(Extensible ? 0xFFFE : Codec));
        writer.Write((ushort)Channels);
        writer.Write(Rate);
        writer.Write((uint)(Rate * frameBytes));
        writer.Write((ushort)frameBytes);
        writer.Write((ushort)Bits);
        if (Extensible)
        {
            writer.Write((ushort)22);
            writer.Write((ushort)Bits);
            writer.Write(0);
            writer.Write((ushort)Codec);
            writer.Write(Convert.FromHexString("000000001000800000AA00389B71"));
        }
        return bytes.ToArray();
    }

    private static void Chunk(BinaryWriter writer, string name, byte[] contents)
    {
        writer.Write(Encoding.ASCII.GetBytes(name));
        writer.Write(contents.Length);
        writer.Write(contents);
        if (contents.Length % 2 == 1)
            writer.Write((byte)0);
    }
}
