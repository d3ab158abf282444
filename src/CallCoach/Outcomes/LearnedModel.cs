using CallCoach.Objections;
using CallCoach.Objections.Features;
using static CallCoach.Objections.ModelFileForm;

namespace CallCoach.Outcomes;

/// <summary>Weights of some outputs, with each output's calibration and threshold.</summary>
internal sealed record LearnedPart(QuantizedWeights Weights, IReadOnlyList<LabelDecision> Decisions);

/// <summary>Which model a file holds.</summary>
/// <param name="Name">As it is called in messages.</param>
/// <param name="Magic">The file's first eight letters.</param>
/// <param name="Shapes">Rows and outputs of each part, by the features.</param>
internal sealed record ModelKind(string Name, string Magic, Func<FeatureSettings, IReadOnlyList<(int Rows, int Outputs)>> Shapes);

/// <summary>
/// Linear models in a file of the same form as the objection model's (<see cref="ModelFileForm"/>): facts, feature settings and the decisions
/// of all parts in JSON, the concept lexicon, each part's weights.
/// </summary>
internal sealed record LearnedModel(
    ModelKind Kind, ModelFacts Facts, FeatureSettings Features, ConceptLexicon Lexicon, IReadOnlyList<LearnedPart> Parts)
{
    private const int Version = 2;

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

    private byte[] Write() => ModelFileForm.Write(Kind.Magic, Version, writer =>
    {
        WriteJson(writer, Facts);
        WriteJson(writer, Features);
        WriteJson(writer, Parts.Select(part => part.Decisions));
        WriteText(writer, Lexicon.Table);
        foreach (var part in Parts)
            WriteWeights(writer, part.Weights);
    });

    private static LearnedModel Read(ModelKind kind, byte[] file) => ModelFileForm.Read(kind.Name, kind.Magic, Version, file, reader =>
    {
        var facts = ReadJson<ModelFacts>(reader);
        var features = ReadJson<FeatureSettings>(reader);
        var decisions = ReadJson<LabelDecision[][]>(reader);
        var lexicon = ConceptLexicon.Parse(ReadText(reader));
        var shapes = kind.Shapes(features);
        if (!decisions.Select(part => part.Length).SequenceEqual(shapes.Select(shape => shape.Outputs)))
            throw new InvalidDataException($"The {kind.Name} decides on other labels than this program.");
        return new LearnedModel(
            kind, facts, features, lexicon,
            [.. shapes.Select((shape, part) => new LearnedPart(ReadWeights(reader, kind.Name, shape.Rows, shape.Outputs), decisions[part]))]);
    });
}
