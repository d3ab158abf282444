using CallCoach.Objections.Features;
using static CallCoach.Objections.ModelFileForm;

namespace CallCoach.Objections;

/// <summary>
/// The objection model's file, in the form of <see cref="ModelFileForm"/>: facts, feature settings and decisions in JSON, the
/// concept lexicon, label weights, language weights.
/// </summary>
internal static class ObjectionModelFile
{
    private const int Version = 3;
    private const string Name = "objection model";
    private const string Magic = "CCOBJMOD";

    public static byte[] Write(ObjectionModel model, QuantizedWeights labels, QuantizedWeights languages) =>
        ModelFileForm.Write(Magic, Version, writer =>
        {
            WriteJson(writer, model.Facts);
            WriteJson(writer, model.Features);
            WriteJson(writer, model.Decisions);
            WriteText(writer, model.Lexicon.Table);
            WriteWeights(writer, labels);
            WriteWeights(writer, languages);
        });

    public static ObjectionModel Read(byte[] file) => ModelFileForm.Read(Name, Magic, Version, file, reader =>
    {
        var facts = ReadJson<ModelFacts>(reader);
        var features = ReadJson<FeatureSettings>(reader);
        var decisions = ReadJson<LabelDecision[]>(reader);
        var lexicon = ConceptLexicon.Parse(ReadText(reader));
        var labels = ReadWeights(reader, Name, (1 << features.BucketBits) + 1, Enum.GetValues<ObjectionLabel>().Length);
        var languages = ReadWeights(reader, Name, SpellingReader.Rows, ObjectionModel.Languages.Count);
        return decisions.Length == labels.Scales.Length
            ? new ObjectionModel(facts, features, lexicon, decisions, labels, languages)
            : throw new InvalidDataException("The objection model decides on other labels than it has weights for.");
    });
}
