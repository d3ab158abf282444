using System.Diagnostics;
using CallCoach.Objections;
using CallCoach.Objections.Features;
using CallCoach.Objections.Learning;

namespace CallCoach.Benchmarks.Classify;

/// <summary>
/// Texts a second and core of the shipped model and what it allocates for each, and its macro-F1 on the trades held out
/// next to fastText and LIBLINEAR, which learn from the same texts here, are tuned on one fold of them, and whose
/// thresholds are chosen by the same rule.
/// </summary>
internal static class ClassifyBench
{
    private static readonly string Folder = Path.Combine("models", "objections");

    public static async Task<Measurement> RunAsync(BenchSize size, CancellationToken cancel)
    {
        var texts = TrainingTexts.Read(Folder);
        var model = ObjectionModel.Load(Path.Combine(Folder, "objections.model"));
        using var classifier = new LinearObjectionClassifier(model);
        var own = ModelEvaluation.Of(model, texts).Overall;
        var split = new ObjectionTrainer(texts, new FeatureSettings(), new LearningSettings { Seed = model.Facts.Seed });
        var (learned, heldOut) = Divide(texts, split.Split);
        var (perSecond, bytes) = Speed(classifier, heldOut, size);

        var fastText = await new FastTextBaseline(split).MeasureAsync(learned, heldOut, cancel);
        var libLinear = await new LibLinearBaseline(split).MeasureAsync(learned, heldOut, cancel);
        return new(
            "classify",
            new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["texts_per_second_core"] = perSecond,
                ["bytes_per_text"] = bytes,
                ["macro_f1"] = own.MacroF1,
                ["neutral_flagged"] = own.NeutralFlagged,
                ["fasttext_macro_f1"] = fastText.MacroF1,
                ["fasttext_neutral_flagged"] = fastText.NeutralFlagged,
                ["liblinear_macro_f1"] = libLinear.MacroF1,
                ["liblinear_neutral_flagged"] = libLinear.NeutralFlagged,
            },
            new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["macro_f1_to_fasttext"] = own.MacroF1 / fastText.MacroF1,
                ["macro_f1_to_liblinear"] = own.MacroF1 / libLinear.MacroF1,
            },
            [
                Aim.AtLeast("texts_per_second_core", perSecond, 200_000),
                Aim.AtMost("bytes_per_text", bytes, 0),
                Aim.AtLeast("macro_f1_to_fasttext", own.MacroF1 / fastText.MacroF1, 1),
                Aim.AtLeast("macro_f1_to_liblinear", own.MacroF1 / libLinear.MacroF1, 1),
            ]);
    }

    private static (List<TrainingText> Learned, List<TrainingText> HeldOut) Divide(TrainingTexts texts, TradeSplit split) =>
        ([.. texts.Texts.Where(text => !split.IsHeldOut(text))], [.. texts.Texts.Where(text => split.IsHeldOut(text) && !text.IsHeard)]);

    /// <summary>One thread, the best of the rounds: others who use the machine only take away.</summary>
    private static (double PerSecond, double Bytes) Speed(LinearObjectionClassifier classifier, List<TrainingText> texts, BenchSize size)
    {
        Span<double> probabilities = stackalloc double[Enum.GetValues<ObjectionLabel>().Length];
        double best = 0, bytes = 0;
        for (var round = 0; round <= size.Rounds; round++)
        {
            var until = TimeSpan.FromSeconds(round == 0 ? size.WarmUpSeconds : size.Seconds);
            var (read, allocated, started) = (0L, GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            while (Stopwatch.GetElapsedTime(started) < until)
                foreach (var text in texts)
                {
                    classifier.Judge(text.Text, text.Language, text.Before, probabilities);
                    read++;
                }
            if (round == 0)
                continue;
            best = Math.Max(best, read / Stopwatch.GetElapsedTime(started).TotalSeconds);
            bytes = (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / read;
        }
        return (best, bytes);
    }
}
