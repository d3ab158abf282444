using System.Diagnostics;
using System.Globalization;
using CallCoach.Demo.Check;
using CallCoach.Demo.Department;

namespace CallCoach.Demo.Running;

/// <summary>The demo unattended: places the days, waits until everything has arrived, compares it with the scripts.</summary>
internal sealed class CheckedRun(RunOptions options, DataFolder folder, string serverProgram)
{
    private const double LeastRecall = 0.8;

    private static readonly TimeSpan LongestStandstill = TimeSpan.FromSeconds(240);

    /// <summary>What lost webhooks would have told is found within ten minutes of the evening's clock, which runs as real time does.</summary>
    private static readonly TimeSpan LongestReconciliation = TimeSpan.FromMinutes(11);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    private readonly Stopwatch _elapsed = Stopwatch.StartNew();

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        if (options.Kills > 0)
            Tell($"seed {folder.State.Seed}");
        await using var demo = new DemoRun(options, folder, serverProgram, Tell);
        await demo.PrepareSpeechAsync(cancel);
        var placed = new List<PlacedDay>();
        for (var day = 0; day < options.Days; day++)
            placed.Add(await demo.PlaceDayAsync(day, () => { }, cancel));

        var comparisons = await ArrivalAsync(demo, placed, cancel);
        var differences = comparisons.SelectMany(comparison => comparison.Differences).ToList();
        var tally = new ObjectionTally();
        foreach (var (comparison, _, _, _) in comparisons)
            differences.AddRange(await comparison.CompareWordsAsync(demo.Door, tally, cancel));
        differences.AddRange(Objections(tally));
        foreach (var difference in differences)
            Tell("DIFFERENT: " + difference);
        await Console.Out.WriteLineAsync(CheckReport.Of([.. comparisons.Select(comparison => comparison.Server)], LiveReport.Sum(comparisons.Select(comparison => comparison.Live)), _elapsed.Elapsed).ToJson());
        return differences.Count == 0 ? 0 : 1;
    }

    /// <summary>Waits until nothing differs, or nothing is left to do, or nothing moves any more.</summary>
    private static async Task<IReadOnlyList<(DayComparison Comparison, ServerView Server, LiveReport Live, IReadOnlyList<string> Differences)>> ArrivalAsync(
        DemoRun demo, List<PlacedDay> placed, CancellationToken cancel)
    {
        var lost = placed.Exists(day => day.Lost > 0);
        var standstill = new Standstill(lost ? LongestReconciliation : LongestStandstill);
        var settled = 0;
        while (true)
        {
            var comparisons = new List<(DayComparison, ServerView, LiveReport, IReadOnlyList<string> Differences)>();
            var through = true;
            var done = 0;
            foreach (var (day, calls, onTime, _, live) in placed)
            {
                var view = await ServerView.ReadAsync(demo.Door, day, cancel);
                var comparison = new DayComparison(calls, view, demo.People, onTime);
                through &= view.Settled && view.Calls.Count >= calls.Count;
                done += view.Calls.Count(call => call.Stage == "done") + view.Calls.Count(call => call.Engine is not null);
                comparisons.Add((
                    comparison, view, live.Report(comparison.Scripted, view),
                    [.. comparison.Differences(), .. live.Differences(comparison.Scripted, view)]));
            }
            settled = through && !lost ? settled + 1 : 0;
            if (comparisons.TrueForAll(comparison => comparison.Differences.Count == 0) || settled > 3 || standstill.At(done))
                return comparisons;
            await Task.Delay(Poll, cancel);
        }
    }

    private static IEnumerable<string> Objections(ObjectionTally tally)
    {
        foreach (var language in tally.Languages)
        {
            var recall = tally.Recall(language);
            Tell(string.Create(CultureInfo.InvariantCulture, $"{language}: {recall:0.00} of the scripts' objections were found"));
            if (recall < LeastRecall)
                yield return string.Create(CultureInfo.InvariantCulture, $"{language}: only {recall:0.00} of the objections were found, at least {LeastRecall:0.00} are wanted");
        }
        Tell(string.Create(CultureInfo.InvariantCulture, $"{tally.Precision:0.00} of what was found is in the scripts"));
        foreach (var missed in tally.Missed)
            Tell("missed: " + missed);
        foreach (var unexpected in tally.Unexpected)
            Tell("not in the script: " + unexpected);
    }

    private static void Tell(string line) => Console.Error.WriteLine(line);
}
