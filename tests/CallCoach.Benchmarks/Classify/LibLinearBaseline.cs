using System.Globalization;
using System.Text;
using CallCoach.Objections;
using CallCoach.Objections.Features;
using CallCoach.Objections.Learning;

namespace CallCoach.Benchmarks.Classify;

/// <summary>LIBLINEAR's support vector machine, one a label, on words and characters in a row.</summary>
internal sealed class LibLinearBaseline(ObjectionTrainer rule) : Baseline<double>(rule)
{
    private static readonly ObjectionLabel[] Labels = Enum.GetValues<ObjectionLabel>();

    /// <summary>How much an error costs (C).</summary>
    protected override IReadOnlyList<double> Choices { get; } = [0.3, 1, 3];

    protected override async Task<IReadOnlyList<ScoredText>> LearnAndScoreAsync(
        double choice, IReadOnlyList<TrainingText> learned, IReadOnlyList<TrainingText> scored, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("callcoach-bench-").FullName;
        try
        {
            var known = PlainFeatures.Of(learned);
            var weights = await Task.WhenAll(Labels.Select(label => LearnAsync(folder, label, choice, learned, known, cancel)));
            return [.. scored.Zip(PlainFeatures.Of(scored), (text, features) => new ScoredText(text, [.. weights.Select(one => Score(one, features))]))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double[]> LearnAsync(
        string folder, ObjectionLabel label, double cost, IReadOnlyList<TrainingText> learned, IReadOnlyList<(int[] Buckets, float[] Values)> features, CancellationToken cancel)
    {
        string train = Path.Combine(folder, $"{label}.txt"), model = Path.Combine(folder, $"{label}.model");
        await using (var file = new StreamWriter(train, append: false, new UTF8Encoding(false)))
            for (var index = 0; index < learned.Count; index++)
                await file.WriteLineAsync(Line(learned[index].Labels.Contains(label), features[index]));
        await ChildProcess.RunAsync("liblinear-train", ["-s", "1", "-q", "-c", cost.ToString(CultureInfo.InvariantCulture), train, model], cancel);
        File.Delete(train);
        return Weights(await File.ReadAllLinesAsync(model, cancel));
    }

    private static string Line(bool holds, (int[] Buckets, float[] Values) features)
    {
        var line = new StringBuilder(holds ? "+1" : "-1");
        for (var i = 0; i < features.Buckets.Length; i++)
            line.Append(CultureInfo.InvariantCulture, $" {features.Buckets[i] + 1}:{features.Values[i]:G6}");
        return line.ToString();
    }

    /// <summary>The weights of its file, turned so that they speak for the label.</summary>
    private static double[] Weights(string[] model)
    {
        var start = Array.IndexOf(model, "w") + 1;
        var side = model.First(line => line.StartsWith("label ", StringComparison.Ordinal)).StartsWith("label 1", StringComparison.Ordinal) ? 1 : -1;
        return [.. model[start..].Where(line => line.Length > 0).Select(line => side * double.Parse(line, CultureInfo.InvariantCulture))];
    }

    private static double Score(double[] weights, (int[] Buckets, float[] Values) features)
    {
        var score = 0.0;
        for (var i = 0; i < features.Buckets.Length; i++)
            if (features.Buckets[i] < weights.Length)
                score += weights[features.Buckets[i]] * features.Values[i];
        return score;
    }
}
