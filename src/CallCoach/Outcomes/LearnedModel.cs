using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CallCoach.Objections;
using CallCoach.Objections.Features;

namespace CallCoach.Outcomes;

/// <summary>Weights of some outputs, with each output's calibration and threshold.</summary>
internal sealed record LearnedPart(QuantizedWeights Weights, IReadOnlyList<LabelDecision> Decisions);

/// <summary>Which model a file holds.</summary>
/// <param name="Name">As it is called in messages.</param>
/// <param name="Magic">The file's first eight letters.</param>
/// <param name="Shapes">Rows and outputs of each part, by the features.</param>
internal sealed record ModelKind(string Name, string Magic, Func<FeatureSettings, IReadOnlyList<(int Rows, int Outputs)>> Shapes);

/// <summary>
/// Linear models in a file of the same form as the objection model's, all numbers little-endian: eight letters that name the
/// kind; version (int32); facts, feature settings, decisions of all parts and concept lexicon (each a length, int32, and
/// UTF-8, the first three JSON); each part's weights (rows, outputs, int32 each; a float32 an output, the size of its step;
/// length, int32, and Brotli-compressed steps of one signed byte, output after output); SHA-256 of all that precedes.
/// </summary>
internal sealed record LearnedModel(
    ModelKind Kind, ModelFacts Facts, FeatureSettings Features, ConceptLexicon Lexicon, IReadOnlyList<LearnedPart> Parts)
{
    private const int Version = 1;
    private const int LargestTable = 1 << 26;

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no such model, is damaged, or belongs to another version.</exception>
    public static LearnedModel Load(ModelKind kind, string path)
    {
        try
        {
            return Read(kind, File.ReadAllBytes(path));
        }
        catch (InvalidDataException wrong)
        {
            throw new InvalidDataException($"{path}: {wrong.Message}", wrong);
        }
    }

    public void Save(string path)
    {
        // A reader never meets half a file.
        var partial = path + ".partial";
        File.WriteAllBytes(partial, Write());
        File.Move(partial, path, overwrite: true);
    }

    private byte[] Write()
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write(Encoding.ASCII.GetBytes(Kind.Magic));
        writer.Write(Version);
        WriteText(writer, JsonSerializer.Serialize(Facts));
        WriteText(writer, JsonSerializer.Serialize(Features));
        WriteText(writer, JsonSerializer.Serialize(Parts.Select(part => part.Decisions)));
        WriteText(writer, Lexicon.Table);
        foreach (var part in Parts)
            WriteWeights(writer, part.Weights);
        writer.Flush();
        writer.Write(SHA256.HashData(memory.ToArray()));
        writer.Flush();
        return memory.ToArray();
    }

    private static LearnedModel Read(ModelKind kind, byte[] file)
    {
        var magic = Encoding.ASCII.GetBytes(kind.Magic);
        if (!file.AsSpan().StartsWith(magic))
            throw new InvalidDataException($"This is not an {kind.Name}.");
        var body = file.Length - SHA256.HashSizeInBytes;
        if (body <= magic.Length || !SHA256.HashData(file.AsSpan(0, body)).AsSpan().SequenceEqual(file.AsSpan(body)))
            throw new InvalidDataException($"The {kind.Name} is damaged: its checksum does not fit.");
        using var reader = new BinaryReader(new MemoryStream(file, magic.Length, body - magic.Length));
        if (reader.ReadInt32() is var version and not Version)
            throw new InvalidDataException($"The {kind.Name} has version {version}, this program reads {Version}.");
        try
        {
            var facts = ReadJson<ModelFacts>(reader);
            var features = ReadJson<FeatureSettings>(reader);
            var decisions = ReadJson<LabelDecision[][]>(reader);
            var lexicon = ConceptLexicon.Parse(ReadText(reader));
            var shapes = kind.Shapes(features);
            if (!decisions.Select(part => part.Length).SequenceEqual(shapes.Select(shape => shape.Outputs)))
                throw new InvalidDataException($"The {kind.Name} decides on other labels than this program.");
            return new(kind, facts, features, lexicon, [.. shapes.Select((shape, part) => new LearnedPart(ReadWeights(reader, kind, shape), decisions[part]))]);
        }
        catch (Exception failure) when (failure is EndOfStreamException or JsonException or ArgumentException)
        {
            throw new InvalidDataException($"The {kind.Name}'s file is not complete.", failure);
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
        JsonSerializer.Deserialize<T>(ReadText(reader)) ?? throw new InvalidDataException("A part of the model is empty.");

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

    private static QuantizedWeights ReadWeights(BinaryReader reader, ModelKind kind, (int Rows, int Outputs) shape)
    {
        if (shape.Rows > LargestTable / shape.Outputs || reader.ReadInt32() != shape.Rows || reader.ReadInt32() != shape.Outputs)
            throw new InvalidDataException($"The {kind.Name} has weights for other features or labels than this program.");
        var scales = new float[shape.Outputs];
        for (var output = 0; output < shape.Outputs; output++)
            scales[output] = reader.ReadSingle();
        using var brotli = new BrotliStream(new MemoryStream(reader.ReadBytes(reader.ReadInt32())), CompressionMode.Decompress);
        var steps = new sbyte[shape.Rows * shape.Outputs];
        brotli.ReadExactly(MemoryMarshal.AsBytes(steps.AsSpan()));
        return new(shape.Rows, scales, steps);
    }
}
