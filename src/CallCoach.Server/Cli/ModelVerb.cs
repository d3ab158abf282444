using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CallCoach.Objections.Learning;
using CallCoach.Server.Cli.Models;

namespace CallCoach.Server.Cli;

/// <summary><c>model train</c>, <c>model eval</c>, <c>model card</c>: learn, measure and describe one of the models.</summary>
internal static class ModelVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly IReadOnlyList<IModelSubject> Subjects = [new ObjectionSubject(), new AnswerSubject(), new OutcomeSubject()];

    private static readonly Argument<string> Subject = SubjectArgument();

    private static readonly Option<DirectoryInfo?> Texts = new("--texts") { Description = "Folder of the training texts; models/SUBJECT if not given." };

    private static readonly Option<FileInfo?> ModelFile = new("--model") { Description = "The model's file; models/SUBJECT/SUBJECT.model if not given." };

    public static Command Create() => new("model", "Learns, measures and describes the models of objections, managers' answers and calls' outcomes; keeps the department's own.")
    {
        Train(), Evaluate(), Card(), ModelLearnVerb.Create(), ModelShelfVerbs.List(), ModelShelfVerbs.Use(), ReclassifyVerb.Create(),
    };

    private static Command Train()
    {
        var output = new Option<FileInfo?>("--out") { Description = "Where the model goes; models/SUBJECT/SUBJECT.model if not given." };
        var seed = new Option<int>("--seed") { Description = "Of the trades held out and the order of learning.", DefaultValueFactory = _ => new LearningSettings().Seed };
        var verb = new Command("train", "Learns a model from the training texts; the same texts and seed give the same file.") { Subject, Texts, output, seed };
        verb.SetAction(parsed => Guard(() =>
        {
            var watch = Stopwatch.StartNew();
            var subject = SubjectOf(parsed);
            var path = (parsed.GetValue(output) ?? ShippedModel(subject)).FullName;
            var facts = subject.Train(TextsOf(parsed, subject), path, parsed.GetValue(seed));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Learned from {facts.TrainingTexts} texts in {watch.Elapsed.TotalSeconds:F0} s; {new FileInfo(path).Length / 1024} KiB written to {path}"));
            Console.WriteLine($"Held out: {string.Join(", ", facts.HeldOutTrades)}");
        }));
        return verb;
    }

    private static Command Evaluate()
    {
        var json = new Option<bool>("--json") { Description = "One line of JSON." };
        var verb = new Command("eval", "Measures the model on the trades it has never seen.") { Subject, Texts, ModelFile, json };
        verb.SetAction(parsed => Guard(() =>
        {
            var subject = SubjectOf(parsed);
            var (evaluation, tables) = subject.Evaluate(TextsOf(parsed, subject), ModelOf(parsed, subject));
            Console.Write(parsed.GetValue(json) ? JsonSerializer.Serialize(evaluation, Json) + "\n" : tables);
        }));
        return verb;
    }

    private static Command Card()
    {
        var output = new Option<FileInfo?>("--out") { Description = "Where the card goes; models/SUBJECT/CARD.md if not given." };
        var verb = new Command("card", "Writes the model card: figures, what was tried, limits. Takes some minutes.") { Subject, Texts, ModelFile, output };
        verb.SetAction(parsed => Guard(() =>
        {
            var subject = SubjectOf(parsed);
            var card = subject.Card(TextsOf(parsed, subject), ModelOf(parsed, subject), trial => Console.Error.WriteLine($"measuring: {trial}"));
            File.WriteAllText((parsed.GetValue(output) ?? new(Path.Combine("models", subject.Name, "CARD.md"))).FullName, card);
        }));
        return verb;
    }

    private static Argument<string> SubjectArgument()
    {
        var argument = new Argument<string>("subject")
        {
            Description = "Which model.",
            DefaultValueFactory = _ => Subjects[0].Name,
        };
        argument.AcceptOnlyFromAmong([.. Subjects.Select(subject => subject.Name)]);
        return argument;
    }

    private static IModelSubject SubjectOf(ParseResult parsed) => Subjects.Single(subject => subject.Name == parsed.GetRequiredValue(Subject));

    private static string TextsOf(ParseResult parsed, IModelSubject subject) => (parsed.GetValue(Texts) ?? new(Path.Combine("models", subject.Name))).FullName;

    private static string ModelOf(ParseResult parsed, IModelSubject subject) => (parsed.GetValue(ModelFile) ?? ShippedModel(subject)).FullName;

    private static FileInfo ShippedModel(IModelSubject subject) => new(Path.Combine("models", subject.Name, subject.Name + ".model"));

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
