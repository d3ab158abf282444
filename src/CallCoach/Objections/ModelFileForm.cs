using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CallCoach.Objections.Features;

namespace CallCoach.Objections;

/// <summary>
/// What every model's file is made of, all numbers little-endian: eight letters that name its kind and a version (int32); texts (a
/// length, int32, and UTF-8, some of them JSON); weights (rows, outputs, int32 each; a float32 an output, the size of its step;
/// length, int32, and Brotli-compressed steps of one signed byte, output after output); SHA-256 of all that precedes.
/// </summary>
internal static class ModelFileForm
{
    private const int LargestTable = 1 << 26;

    /// <summary>A whole file.</summary>
    public static byte[] Write(string magic, int version, Action<BinaryWriter> parts)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write(Encoding.ASCII.GetBytes(magic));
        writer.Write(version);
        parts(writer);
        writer.Flush();
        writer.Write(SHA256.HashData(memory.ToArray()));
        writer.Flush();
        return memory.ToArray();
    }

    /// <param name="name">What the file should hold, as messages call it.</param>
    /// <exception cref="InvalidDataException">It is of another kind or version, damaged, or not complete.</exception>
    public static T Read<T>(string name, string magic, int version, byte[] file, Func<BinaryReader, T> parts)
    {
        var begin = Encoding.ASCII.GetBytes(magic);
        if (!file.AsSpan().StartsWith(begin))
            throw new InvalidDataException($"This is not an {name}.");
        var body = file.Length - SHA256.HashSizeInBytes;
        if (body <= begin.Length || !SHA256.HashData(file.AsSpan(0, body)).AsSpan().SequenceEqual(file.AsSpan(body)))
            throw new InvalidDataException($"The {name} is damaged: its checksum does not fit.");
        using var reader = new BinaryReader(new MemoryStream(file, begin.Length, body - begin.Length));
        try
        {
            if (reader.ReadInt32() is var found && found != version)
                throw new InvalidDataException($"The {name} has version {found}, this program reads {version}.");
            return parts(reader);
        }
        catch (Exception failure) when (failure is EndOfStreamException or JsonException or ArgumentException)
        {
            throw new InvalidDataException($"The {name}'s file is not complete.", failure);
        }
    }

    public static void WriteText(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    public static string ReadText(BinaryReader reader) => Encoding.UTF8.GetString(reader.ReadBytes(reader.ReadInt32()));

    public static void WriteJson<T>(BinaryWriter writer, T part) => WriteText(writer, JsonSerializer.Serialize(part));

    public static T ReadJson<T>(BinaryReader reader) =>
        JsonSerializer.Deserialize<T>(ReadText(reader)) ?? throw new InvalidDataException("A part of the model is empty.");

    public static void WriteWeights(BinaryWriter writer, QuantizedWeights weights)
    {
        writer.Write(weights.Rows);
        writer.Write(weights.Scales.Length);
        foreach (var scale in weights.Scales)
            writer.Write(scale);
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            brotli.Write(MemoryMarshal.AsBytes(weights.Steps.AsSpan()));
        writer.Write((int)packed.Length);
        writer.Write(packed.ToArray());
    }

    public static QuantizedWeights ReadWeights(BinaryReader reader, string name, int rows, int outputs)
    {
        if (rows > LargestTable / outputs || reader.ReadInt32() != rows || reader.ReadInt32() != outputs)
            throw new InvalidDataException($"The {name} has weights for other features or labels than this program.");
        var scales = new float[outputs];
        for (var output = 0; output < outputs; output++)
            scales[output] = reader.ReadSingle();
        using var brotli = new BrotliStream(new MemoryStream(reader.ReadBytes(reader.ReadInt32())), CompressionMode.Decompress);
        var steps = new sbyte[rows * outputs];
        brotli.ReadExactly(MemoryMarshal.AsBytes(steps.AsSpan()));
        return new(rows, scales, steps);
    }
}
