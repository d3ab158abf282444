using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using CallCoach.Objections.Learning;
using CallCoach.Objections.Models;

namespace CallCoach.Server.Cli;

/// <summary><c>model learn</c>: learns from the training texts and the department's corrections; what is not worse goes live.</summary>
internal static class ModelLearnVerb
{
    public static Command Create()
    {
        var texts = new Option<DirectoryInfo>("--texts")
        {
            Description = "Folder of the training texts.",
            DefaultValueFactory = _ => new(Path.Combine("models", "objections")),
        };
        var verb = new Command("learn", "Learns from the training texts and the department's corrections; the model goes live if it is not worse.") { texts };
        verb.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(texts).FullName, cancel));
        return verb;
    }

    private static async Task<int> RunAsync(string folder, CancellationToken cancel)
    {
        if (!File.Exists(Path.Combine(folder, "concepts.tsv")))
        {
            await Console.Error.WriteLineAsync(
                $"The training texts are not in {folder}; an installed server has none. Run this in the source tree with the same CallCoach:DataDirectory, or name them with --texts.");
            return 2;
        }
        await using var department = await StoredDepartment.OpenAsync(cancel);
        var corrected = await DepartmentCorrections.ReadAsync(department.Databases, cancel);
        return ModelVerb.Guard(() => Learn(department.Models, TrainingTexts.Read(folder), corrected));
    }

    private static int Learn(ModelShelf shelf, TrainingTexts texts, IReadOnlyList<CorrectedUtterance> corrected)
    {
        var watch = Stopwatch.StartNew();
        var live = shelf.LoadLive(Now()).Model;
        var learning = new DepartmentLearning(texts, corrected);
        var candidate = shelf.Put(learning.Learn());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Model {candidate.Version}, learned from {candidate.Model.Facts.TrainingTexts} texts in {watch.Elapsed.TotalSeconds:F0} s; {learning.Learned} of them corrected in the department, {learning.HeldOut} more corrected held out"));
        if (candidate.Version == live.Version)
        {
            Console.WriteLine("The same texts and corrections have given the model that is live already.");
            return 0;
        }
        var trial = learning.Try(candidate, live);
        Tell(trial);
        shelf.Enter(candidate, trial, Now());
        if (!trial.IsAccepted)
        {
            Console.Error.WriteLine($"It is kept, but not live: {string.Join("; ", trial.Reasons)}.");
            return 1;
        }
        Console.WriteLine($"It is live now. ./callcoach model use previous brings {live.Version} back; ./callcoach model reclassify does the archive again.");
        return 0;
    }

    private static void Tell(ModelTrial trial)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Compared on {trial.Texts} texts of trades held out of both ({string.Join(", ", trial.Trades)}) and {trial.Corrected} corrected utterances:"));
        Console.WriteLine($"{"",-34}{"candidate",10}{"live",10}");
        Row("macro-F1", trial.Candidate.MacroF1, trial.Live.MacroF1, "F3");
        Row("price_comparison precision", trial.Candidate.PricePrecision, trial.Live.PricePrecision, "F3");
        Row("neutral lines flagged", trial.Candidate.NeutralFlagged, trial.Live.NeutralFlagged, "F3");
        Row("corrected utterances right", trial.Candidate.CorrectedRight, trial.Live.CorrectedRight, "F0");
    }

    private static void Row(string name, double candidate, double live, string format) => Console.WriteLine(
        $"{name,-34}{candidate.ToString(format, CultureInfo.InvariantCulture),10}{live.ToString(format, CultureInfo.InvariantCulture),10}");

    private static DateTimeOffset Now() => Clocks.System.Real.GetUtcNow();
}
