using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CallCoach.Objections;
using CallCoach.Objections.Features;
using CallCoach.Objections.Learning;

namespace CallCoach.Server.Cli;

/// <summary><c>model train</c>, <c>model eval</c>, <c>model card</c>: learn, measure and describe the objection model.</summary>
internal static class ModelVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Option<DirectoryInfo> Texts = new("--texts")
    {
        Description = "Folder of the training texts.",
        DefaultValueFactory = _ => new(Path.Combine("models", "objections")),
    };

    private static readonly Option<FileInfo> ModelFile = new("--model")
    {
        Description = "The model's file.",
        DefaultValueFactory = _ => new(Path.Combine("models", "objections", "objections.model")),
    };

    public static Command Create() => new("model", "Learns, measures and describes the objection model, and keeps the department's own.")
    {
        Train(), Evaluate(), Card(), ModelLearnVerb.Create(), ModelShelfVerbs.List(), ModelShelfVerbs.Use(), ReclassifyVerb.Create(),
    };

    private static Command Train()
    {
        var output = new Option<FileInfo>("--out")
        {
            Description = "Where the model goes.",
            DefaultValueFactory = _ => new(Path.Combine("models", "objections", "objections.model")),
        };
        var seed = new Option<int>("--seed") { Description = "Of the trades held out and the order of learning.", DefaultValueFactory = _ => new LearningSettings().Seed };
        var verb = new Command("train", "Learns a model from the training texts; the same texts and seed give the same file.") { Texts, output, seed };
        verb.SetAction(parsed => Guard(() =>
        {
            var watch = Stopwatch.StartNew();
            var texts = TrainingTexts.Read(parsed.GetRequiredValue(Texts).FullName);
            var model = new ObjectionTrainer(texts, new FeatureSettings(), new LearningSettings { Seed = parsed.GetValue(seed) }).Train();
            var path = parsed.GetRequiredValue(output).FullName;
            model.Save(path);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Learned from {model.Facts.TrainingTexts} texts in {watch.Elapsed.TotalSeconds:F0} s; {new FileInfo(path).Length / 1024} KiB written to {path}"));
            Console.WriteLine($"Held out: {string.Join(", ", model.Facts.HeldOutTrades)}");
        }));
        return verb;
    }

    private static Command Evaluate()
    {
        var json = new Option<bool>("--json") { Description = "One line of JSON." };
        var verb = new Command("eval", "Measures the model on the trades it has never seen.") { Texts, ModelFile, json };
        verb.SetAction(parsed => Guard(() =>
        {
            var evaluation = Measure(parsed);
            Console.Write(parsed.GetValue(json) ? JsonSerializer.Serialize(evaluation, Json) + "\n" : EvaluationTables.Of(evaluation));
        }));
        return verb;
    }

    private static Command Card()
    {
        var output = new Option<FileInfo>("--out")
        {
            Description = "Where the card goes.",
            DefaultValueFactory = _ => new(Path.Combine("models", "objections", "CARD.md")),
        };
        var verb = new Command("card", "Writes the model card: figures, what was tried, limits. Takes some minutes.") { Texts, ModelFile, output };
        verb.SetAction(parsed => Guard(() =>
        {
            var texts = TrainingTexts.Read(parsed.GetRequiredValue(Texts).FullName);
            var evaluation = ModelEvaluation.Of(ObjectionModel.Load(parsed.GetRequiredValue(ModelFile).FullName), texts);
            var trials = Trial.RunAll(texts, evaluation.Facts.Seed, trial => Console.Error.WriteLine($"measuring: {trial}"));
            Console.Error.WriteLine("measuring: a hand that was not read");
            var unread = UnreadHand.Measure(texts, evaluation.Facts.Seed);
            File.WriteAllText(parsed.GetRequiredValue(output).FullName, ModelCard.Write(evaluation, unread, trials, texts));
        }));
        return verb;
    }

    private static ModelEvaluation Measure(ParseResult parsed) => ModelEvaluation.Of(
        ObjectionModel.Load(parsed.GetRequiredValue(ModelFile).FullName), TrainingTexts.Read(parsed.GetRequiredValue(Texts).FullName));

    private static int Guard(Action work) => Guard(() =>
    {
        work();
        return 0;
    });

    internal static int Guard(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (FileNotFoundException missing)
        {
            Console.Error.WriteLine(missing.Message);
            return 2;
        }
        catch (DirectoryNotFoundException missing)
        {
            Console.Error.WriteLine(missing.Message);
            return 2;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }
}
