using System.CommandLine;
using CallCoach.Benchmarks;
using CallCoach.Benchmarks.Ingest;
using CallCoach.Benchmarks.Jobs;

string[] later = ["classify", "transcribe", "live", "norms", "search", "feed"];
var json = new Option<bool>("--json") { Description = "The figures once more, as one line of JSON last.", Recursive = true };
var bench = new Command("bench", "Measures a part of the product against baselines in the same run.") { json };
bench.Add(Verb("ingest", "Acknowledged webhooks a second at 256 connections.", IngestBench.RunAsync));
bench.Add(Verb("jobs", "Jobs claimed and completed a second, and how soon an idle worker picks one up.", JobsBench.RunAsync));
var root = new RootCommand("CallCoach's benchmarks.") { bench, IngestHost.Verb(), LoadVerb.Create() };

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

Command Verb(string name, string description, Func<int, CancellationToken, Task<Measurement>> run)
{
    var seconds = new Option<int>("--seconds") { Description = "How long each variant is measured.", DefaultValueFactory = _ => 10 };
    var verb = new Command(name, description) { seconds };
    verb.SetAction(async (parsed, cancel) =>
    {
        var measurement = await run(parsed.GetValue(seconds), cancel);
        measurement.Print(Console.Out, parsed.GetValue(json));
        return 0;
    });
    return verb;
}
