using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CallCoach.Objections.Features;

namespace CallCoach.Objections;

/// <summary>
/// The form of a model's file, all numbers little-endian: the eight bytes of <see cref="Magic"/>; version (int32);
/// facts, feature settings, decisions and concept lexicon (each a length, int32, and UTF-8, the first three JSON);
/// label weights, then language weights (rows, outputs, int32 each; a float32 an output, the size of its step; length,
/// int32, and Brotli-compressed steps of one signed byte, output after output); SHA-256 of all that precedes.
/// </summary>
internal static class ObjectionModelFile
{
    private const int Version = 2;
    private const int LargestTable = 1 << 26;

    private static ReadOnlySpan<byte> Magic => "CCOBJMOD"u8;

    public static byte[] Write(ObjectionModel model, QuantizedWeights labels, QuantizedWeights languages)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write(Magic);
        writer.Write(Version);
        WriteText(writer, JsonSerializer.Serialize(model.Facts));
        WriteText(writer, JsonSerializer.Serialize(model.Features));
        WriteText(writer, JsonSerializer.Serialize(model.Decisions));
        WriteText(writer, model.Lexicon.Table);
        WriteWeights(writer, labels);
        WriteWeights(writer, languages);
        writer.Flush();
        writer.Write(SHA256.HashData(memory.ToArray()));
        writer.Flush();
        return memory.ToArray();
    }

    public static ObjectionModel Read(byte[] file)
    {
        if (!file.AsSpan().StartsWith(Magic))
            throw new InvalidDataException("This is not an objection model.");
        var body = file.Length - SHA256.HashSizeInBytes;
        if (body <= Magic.Length || !SHA256.HashData(file.AsSpan(0, body)).AsSpan().SequenceEqual(file.AsSpan(body)))
            throw new InvalidDataException("The objection model is damaged: its checksum does not fit.");
        using var reader = new BinaryReader(new MemoryStream(file, Magic.Length, body - Magic.Length));
        if (reader.ReadInt32() is var version and not Version)
            throw new InvalidDataException($"The objection model has version {version}, this program reads {Version}.");
        try
        {
            var facts = ReadJson<ModelFacts>(reader);
            var features = ReadJson<FeatureSettings>(reader);
            var decisions = ReadJson<LabelDecision[]>(reader);
            var lexicon = ConceptLexicon.Parse(ReadText(reader));
            var labels = ReadWeights(reader, (1 << features.BucketBits) + 1, Enum.GetValues<ObjectionLabel>().Length);
            var languages = ReadWeights(reader, SpellingReader.Rows, ObjectionModel.Languages.Count);
            return decisions.Length == labels.Scales.Length
                ? new(facts, features, lexicon, decisions, labels, languages)
                : throw new InvalidDataException("The objection model decides on other labels than it has weights for.");
        }
        catch (Exception failure) when (failure is EndOfStreamException or JsonException or ArgumentException)
        {
            throw new InvalidDataException("The objection model's file is not complete.", failure);
        }
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    private static string ReadText(BinaryReader reader) => Encoding.UTF8.GetString(reader.ReadBytes(reader.ReadInt32()));

    private static T ReadJson<T>(BinaryReader reader) =>
        JsonSerializer.Deserialize<T>(ReadText(reader)) ?? throw new InvalidDataException("A part of the objection model is empty.");

    private static void WriteWeights(BinaryWriter writer, QuantizedWeights weights)
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

    private static QuantizedWeights ReadWeights(BinaryReader reader, int rows, int outputs)
    {
        if (rows > LargestTable / outputs || reader.ReadInt32() != rows || reader.ReadInt32() != outputs)
            throw new InvalidDataException("The objection model has weights for other features or labels than this program.");
        var scales = new float[outputs];
        for (var output = 0; output < outputs; output++)
            scales[output] = reader.ReadSingle();
        using var brotli = new BrotliStream(new MemoryStream(reader.ReadBytes(reader.ReadInt32())), CompressionMode.Decompress);
        var steps = new sbyte[rows * outputs];
        brotli.ReadExactly(MemoryMarshal.AsBytes(steps.AsSpan()));
        return new(rows, scales, steps);
    }
}
