using System.CommandLine;
using CallCoach.Demo.Department;
using CallCoach.Demo.Processes;
using CallCoach.Demo.StandIn;

namespace CallCoach.Demo.Running;

/// <summary><c>run</c>: the demo itself.</summary>
internal static class RunVerb
{
    private const int FastestDay = 20;

    public static Command Create()
    {
        var check = new Option<bool>("--check") { Description = "Unattended: compare the outcome with the scripts, print one JSON line, end" };
        var data = new Option<string?>("--data") { Description = "Data folder" };
        var port = new Option<int?>("--port") { Description = "The server's port" };
        var days = new Option<int>("--days") { Description = "Days to place", DefaultValueFactory = _ => 1 };
        var seconds = new Option<int>("--seconds-per-day") { Description = $"Real seconds from 09:00 to 18:00, at least {FastestDay}", DefaultValueFactory = _ => 60 };
        var server = new Option<string?>("--server") { Description = "The server's program" };
        var kill = new Option<int>("--kill") { Description = "Kill the server this often while the days run" };
        var cutOff = new Option<string?>("--cut-off") { Description = "Hours of each day, such as 11:00-12:00, in which nothing passes between the provider and the server" };
        var seed = new Option<int?>("--seed") { Description = "Seed of a new department's cold calls and of the kills" };
        days.Validators.Add(given => Require(given.GetValue(days) >= 1, given, "--days must be at least 1"));
        kill.Validators.Add(given => Require(given.GetValue(kill) >= 0, given, "--kill must not be negative"));
        cutOff.Validators.Add(given => Require(CutOff.Parse(given.GetValue(cutOff) ?? "") is not null, given, "--cut-off must be hours of a day, such as 11:00-12:00"));
        seconds.Validators.Add(given => Require(given.GetValue(seconds) >= FastestDay, given, $"--seconds-per-day must be at least {FastestDay}"));
        var verb = new Command("run", "Start the server and place days of calls") { check, data, port, days, seconds, server, kill, cutOff, seed };
        verb.SetAction((arguments, cancel) => RunAsync(
            new(
                arguments.GetValue(check), arguments.GetValue(data), arguments.GetValue(port), arguments.GetValue(days),
                arguments.GetValue(seconds), arguments.GetValue(server), arguments.GetValue(kill),
                arguments.GetValue(cutOff) is { } hours ? CutOff.Parse(hours) : null, arguments.GetValue(seed)),
            cancel));
        return verb;
    }

    private static void Require(bool holds, System.CommandLine.Parsing.OptionResult given, string complaint)
    {
        if (!holds)
            given.AddError(complaint);
    }

    private static async Task<int> RunAsync(RunOptions options, CancellationToken cancel)
    {
        var server = ServerProcess.Find(options.Server);
        if (!options.Check)
            return await DemoAsync(options, server, cancel);
        var temporary = options.Data is null ? Directory.CreateTempSubdirectory("callcoach-demo-") : null;
        var path = options.Data ?? temporary!.FullName;
        var exit = 1;
        try
        {
            exit = await new CheckedRun(options, DataFolder.Open(path, options.Port, options.Seed), server).RunAsync(cancel);
            return exit;
        }
        finally
        {
            if (exit == 0)
                temporary?.Delete(recursive: true);
            else
                await Console.Error.WriteLineAsync($"the demo's data is kept in {path}");
        }
    }

    private static async Task<int> DemoAsync(RunOptions options, string server, CancellationToken cancel)
    {
        var folder = DataFolder.Open(Path.GetFullPath(options.Data ?? DataFolder.DefaultPath), options.Port, options.Seed);
        await using var demo = new DemoRun(options, folder, server, Console.WriteLine);
        try
        {
            await demo.PrepareSpeechAsync(cancel);
            for (var day = 0; day < options.Days; day++)
                await demo.PlaceDayAsync(day, () => Announce(demo, folder), cancel);
            Console.WriteLine($"The server goes on at {demo.Address} until Ctrl-C.");
            await Task.Delay(Timeout.Infinite, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            Console.WriteLine("Stopping.");
        }
        return 0;
    }

    private static void Announce(DemoRun demo, DataFolder folder)
    {
        Console.WriteLine();
        Console.WriteLine($"  Open {demo.Address} and sign in:");
        Console.WriteLine();
        Console.WriteLine($"  {"name",-12} {"password",-20} {"role",-14} who");
        foreach (var signIn in folder.State.SignIns)
            Console.WriteLine($"  {signIn.UserName,-12} {signIn.Password,-20} {signIn.Role,-14} {signIn.Name}");
        Console.WriteLine();
        Console.WriteLine($"The day {folder.State.Days[^1]:yyyy-MM-dd} begins in some seconds. Where to follow a call as it is spoken is told here when one is on.");
    }
}
