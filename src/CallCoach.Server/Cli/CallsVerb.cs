using System.CommandLine;
using System.Diagnostics;
using CallCoach.Adapters.Telephony.Generic;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Importing;
using CallCoach.Server.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static System.FormattableString;

namespace CallCoach.Server.Cli;

/// <summary>
/// <c>calls import</c>: takes in calls from before, from a CSV file. It works beside a running server, which it leaves room to write,
/// and without one; broken off, the same command goes on where it was.
/// </summary>
internal static class CallsVerb
{
    private static readonly TimeSpan Told = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV; its first line names the columns: id, direction, line, client, started and, where known, answered, ended, seconds, status, result, product, channel, audience, region." };
        var provider = new Option<string>("--provider") { Description = "Whose identifiers the calls have: a call that a webhook has told of is not taken in twice.", DefaultValueFactory = _ => GenericProvider.ProviderName };
        provider.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string>() is not (GenericProvider.ProviderName or TwilioProvider.ProviderName) and var name)
                given.AddError($"--provider {name} is none of {GenericProvider.ProviderName} and {TwilioProvider.ProviderName}.");
        });
        var refused = new Option<FileInfo?>("--refused") { Description = "Where the refused lines are written; beside FILE unless given." };
        var import = new Command("import", "Takes in calls from before; done again, it changes nothing.") { file, provider, refused };
        import.SetAction((parsed, cancel) => ImportAsync(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(provider), parsed.GetValue(refused), cancel));
        return new("calls", "Calls from before.") { import };
    }

    private static async Task<int> ImportAsync(FileInfo file, string provider, FileInfo? refused, CancellationToken cancel)
    {
        var configuration = StoredDepartment.Configuration();
        var department = Settings.DepartmentOf(configuration);
        var folder = Settings.DataDirectoryOf(configuration);
        await using var stored = await StoredDepartment.OpenAsync(cancel);
        var import = new ImportCalls(stored.Writer, department, Clocks.System) { IsServed = Watched(() => DataFolder.IsServed(folder)) };
        try
        {
            await using var content = file.OpenRead();
            var began = Stopwatch.GetTimestamp();
            var done = await import.ImportAsync(content, provider, Progress(), cancel);
            Console.WriteLine(Invariant(
                $"{done.Taken} calls taken in, {done.Known} known already, {done.Refused} lines refused, in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s"));
            if (done.Refused > 0)
                await ReportAsync(stored, done, refused?.FullName ?? file.FullName + ".refused.csv", cancel);
            return 0;
        }
        catch (Exception unusable) when (unusable is FormatException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{file}: {unusable.Message}");
            return 2;
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException or InvalidOperationException or IOException)
        {
            await Console.Error.WriteLineAsync($"Broken off; the same command goes on from there: {failure.Message}");
            return 1;
        }
    }

    private static async Task ReportAsync(StoredDepartment stored, CallImport done, string path, CancellationToken cancel)
    {
        await using var db = await stored.Databases.CreateDbContextAsync(cancel);
        var lines = await db.ImportRefusals.Where(line => line.ImportId == done.Id).OrderBy(line => line.Line).AsNoTracking().ToListAsync(cancel);
        await File.WriteAllBytesAsync(path, RefusalFile.Bytes(lines), cancel);
        foreach (var (problem, count) in lines.CountBy(line => line.Problem).OrderByDescending(one => one.Value))
            Console.WriteLine(Invariant($"{count,10} {problem}"));
        Console.WriteLine($"The refused lines are in {path}");
    }

    /// <summary>Says every two seconds how far it is, and where it goes on.</summary>
    private static Action<CallImport> Progress()
    {
        var (told, first) = (0L, (CallImport?)null);
        var began = Stopwatch.GetTimestamp();
        return state =>
        {
            if (first is null && state.Line > 0)
                Console.Error.WriteLine(Invariant($"Going on after line {state.Line}."));
            first ??= state;
            if (told != 0 && Stopwatch.GetElapsedTime(told) < Told)
                return;
            told = Stopwatch.GetTimestamp();
            var lines = state.Line - first.Line;
            Console.Error.WriteLine(Invariant(
                $"Line {state.Line}: {state.Taken} taken in, {state.Known} known, {state.Refused} refused, {lines / Math.Max(0.001, Stopwatch.GetElapsedTime(began).TotalSeconds):0} lines a second"));
        };
    }

    /// <summary>Asks at most once a second: whoever looks whether a server holds the folder holds it for a moment.</summary>
    private static Func<bool> Watched(Func<bool> look)
    {
        var (isServed, at) = (look(), Stopwatch.GetTimestamp());
        return () =>
        {
            if (Stopwatch.GetElapsedTime(at) >= TimeSpan.FromSeconds(1))
                (isServed, at) = (look(), Stopwatch.GetTimestamp());
            return isServed;
        };
    }
}
