using System.Globalization;
using CallCoach.Objections;
using CallCoach.Objections.Learning;

namespace CallCoach.Benchmarks.Classify;

/// <param name="Epochs">Passes over the texts.</param>
/// <param name="WordGrams">Words in a row.</param>
internal sealed record FastTextChoice(int Epochs, int WordGrams);

/// <summary>fastText, one-against-all, with character n-grams of the same lengths as the product's model.</summary>
internal sealed class FastTextBaseline(ObjectionTrainer rule) : Baseline<FastTextChoice>(rule)
{
    private const string None = "none";
    private const string Prefix = "__label__";

    private static readonly ObjectionLabel[] Labels = Enum.GetValues<ObjectionLabel>();

    protected override IReadOnlyList<FastTextChoice> Choices { get; } = [new(15, 1), new(15, 2), new(40, 2)];

    protected override async Task<IReadOnlyList<ScoredText>> LearnAndScoreAsync(
        FastTextChoice choice, IReadOnlyList<TrainingText> learned, IReadOnlyList<TrainingText> scored, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("callcoach-bench-").FullName;
        try
        {
            string train = Path.Combine(folder, "train.txt"), test = Path.Combine(folder, "test.txt"), model = Path.Combine(folder, "model");
            await File.WriteAllLinesAsync(train, learned.Select(text => $"{Names(text)} {Words(text)}"), cancel);
            await File.WriteAllLinesAsync(test, scored.Select(Words), cancel);
            await ChildProcess.RunAsync(
                "fasttext",
                [
                    "supervised", "-input", train, "-output", model, "-loss", "ova", "-lr", "0.5", "-dim", "64", "-minn", "3", "-maxn", "5", "-bucket", "262144",
                    "-epoch", Text(choice.Epochs), "-wordNgrams", Text(choice.WordGrams), "-thread", Text(Environment.ProcessorCount),
                ],
                cancel);
            var lines = (await ChildProcess.RunAsync("fasttext", ["predict-prob", model + ".bin", test, Text(Labels.Length + 1), "-1"], cancel)).TrimEnd('\n').Split('\n');
            return [.. scored.Zip(lines, (text, line) => new ScoredText(text, Scores(line)))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double[] Scores(string line)
    {
        var scores = Enumerable.Repeat(LogOdds(0), Labels.Length).ToArray();
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var part = 0; part + 1 < parts.Length; part += 2)
            if (LabelName.TryParse(parts[part][Prefix.Length..], out var label))
                scores[(int)label] = LogOdds(double.Parse(parts[part + 1], CultureInfo.InvariantCulture));
        return scores;
    }

    private static double LogOdds(double probability)
    {
        var inside = Math.Clamp(probability, 1e-6, 1 - 1e-6);
        return Math.Log(inside / (1 - inside));
    }

    private static string Names(TrainingText text) =>
        text.Labels.Count == 0 ? Prefix + None : string.Join(' ', text.Labels.Select(label => Prefix + LabelName.Of(label)));

    /// <summary>What was said before goes in as words of their own.</summary>
    private static string Words(TrainingText text) => string.Join(
        ' ',
        [.. Cleaned(text.Before ?? "").Select(word => "before_" + word), .. Cleaned(text.Text)]);

    private static string[] Cleaned(string text) =>
        new string([.. text.ToLowerInvariant().Select(character => char.IsLetterOrDigit(character) ? character : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
