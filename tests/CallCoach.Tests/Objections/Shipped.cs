using CallCoach.Objections;
using CallCoach.Objections.Learning;
using CallCoach.Tests.House;

namespace CallCoach.Tests.Objections;

/// <summary>The texts and the model as they are in the tree.</summary>
internal static class Shipped
{
    public static string Folder { get; } = Repository.PathOf("models/objections");

    public static string ModelPath { get; } = Path.Combine(Folder, "objections.model");

    public static ObjectionModel Model { get; } = ObjectionModel.Load(ModelPath);

    public static TrainingTexts Texts { get; } = TrainingTexts.Read(Folder);
}
