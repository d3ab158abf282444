using System.CommandLine;
using CallCoach.Benchmarks;
using CallCoach.Benchmarks.Classify;
using CallCoach.Benchmarks.Importing;
using CallCoach.Benchmarks.Ingest;
using CallCoach.Benchmarks.Jobs;
using CallCoach.Benchmarks.Live;
using CallCoach.Benchmarks.Norms;
using CallCoach.Benchmarks.Speech;

string[] later = ["search", "feed"];
var json = new Option<bool>("--json") { Description = "The figures once more, as one line of JSON last.", Recursive = true };
var bench = new Command("bench", "Measures a part of the product against baselines in the same run.") { json };
bench.Add(Verb("ingest", "Acknowledged webhooks a second at 256 connections.", IngestBench.RunAsync));
bench.Add(Verb("classify", "Texts judged a second and core, and how well next to fastText and LIBLINEAR.", ClassifyBench.RunAsync));
bench.Add(Verb("jobs", "Jobs claimed and completed a second, and how soon an idle worker picks one up.", JobsBench.RunAsync));
bench.Add(Verb("live", "From the last frame of a phrase to the alert in a browser; how many frames 100 calls lose, and what they take.", LiveBench.RunAsync));
bench.Add(Verb("import", "Calls from before taken in a second, next to bare inserts of the same.", ImportBench.RunAsync));
bench.Add(TranscribeVerb.Create(json));
bench.Add(WerVerb.Create(json));
bench.Add(NormsBench.Verb(json));
var root = new RootCommand("CallCoach's benchmarks.") { bench, IngestHost.Verb(), LoadVerb.Create(), TranscribingHost.Verb() };

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    var name = args.ElementAtOrDefault(1);
    await Console.Error.WriteLineAsync(later.Contains(name)
        ? $"callcoach bench {name} comes in a later version."
        : string.Join(' ', parsed.Errors.Select(error => error.Message)));
    return 2;
}
return await parsed.InvokeAsync();

Command Verb(string name, string description, Func<BenchSize, CancellationToken, Task<Measurement>> run)
{
    var seconds = Number("--seconds", 10, "How long each variant is measured.");
    var warmUp = Number("--warm-up", 8, "Seconds before it that do not count.");
    var rounds = Number("--rounds", 2, "How often all variants are measured, in turn.");
    var backlog = Number("--backlog", 1_000_000, "Jobs that wait besides, or calls to take in.");
    var verb = new Command(name, description) { seconds, warmUp, rounds, backlog };
    verb.SetAction(async (parsed, cancel) =>
    {
        try
        {
            var measurement = await run(new(parsed.GetValue(seconds), parsed.GetValue(warmUp), parsed.GetValue(rounds), parsed.GetValue(backlog)), cancel);
            measurement.Print(Console.Out, parsed.GetValue(json));
            return 0;
        }
        catch (FileNotFoundException missing)
        {
            await Console.Error.WriteLineAsync(missing.Message);
            return 2;
        }
    });
    return verb;
}

Option<int> Number(string name, int standard, string description) => new(name) { Description = description, DefaultValueFactory = _ => standard };
