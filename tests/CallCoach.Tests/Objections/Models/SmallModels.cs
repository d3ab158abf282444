using CallCoach.Objections;
using CallCoach.Objections.Features;
using CallCoach.Objections.Learning;

namespace CallCoach.Tests.Objections.Models;

/// <summary>Models that are learned in a moment.</summary>
internal static class SmallModels
{
    public static ObjectionModel One { get; } = Learn(seed: 3);

    public static ObjectionModel Other { get; } = Learn(seed: 4);

    private static ObjectionModel Learn(int seed) => new ObjectionTrainer(
        Shipped.Texts.Only(text => text.Text.Length % 20 == 0), new FeatureSettings { BucketBits = 12 }, new LearningSettings { Passes = 3, Seed = seed }).Train();
}
