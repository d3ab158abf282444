using System.CommandLine;
using System.Globalization;
using CallCoach.Alerts;
using CallCoach.Norms;
using CallCoach.Server.Hosting;
using CallCoach.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Cli;

/// <summary>
/// <c>norms verify</c> recounts everything and says what differs; <c>norms recount</c> counts days anew. Both work beside a running
/// server and without one.
/// </summary>
internal static class NormsVerb
{
    public static Command Create()
    {
        var verify = new Command("verify", "Recounts every call and every sum; ends with 1 and an alert where a counter is wrong.");
        verify.SetAction((_, cancel) => VerifyAsync(cancel));
        var from = new Option<string?>("--from") { Description = "The first day, such as 2026-11-01. Without it, everything." };
        var recount = new Command("recount", "Counts days anew and puts right what is wrong.") { from };
        recount.SetAction((parsed, cancel) => RecountAsync(parsed.GetValue(from), cancel));
        return new("norms", "Checks the counters, and puts them right.") { verify, recount };
    }

    private static Task<int> VerifyAsync(CancellationToken cancel) => UseAsync(
        async services =>
        {
            var report = await services.GetRequiredService<CountersCheck>().LookAsync(cancel);
            foreach (var example in report.Examples)
                Console.WriteLine(example);
            if (report.Examples.Count < report.Differences)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {report.Differences - report.Examples.Count} more"));
            if (report.Passed > 0)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Passed} calls are being processed or counted anew and were taken as they are."));
            Console.WriteLine(report.Summary + ".");
            return report.Differences == 0 ? 0 : 1;
        },
        cancel);

    private static async Task<int> RecountAsync(string? from, CancellationToken cancel)
    {
        var first = DateOnly.MinValue;
        if (from is not null && !DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out first))
            throw new SettingsException($"--from {from} is no day; write 2026-11-01.");
        return await UseAsync(
            async services =>
            {
                var recounting = services.GetRequiredService<Recounting>();
                await recounting.AskAsync(first);
                var days = 0;
                while (await recounting.RecountNextAsync(cancel) is not null)
                    days++;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{days} days were counted anew."));
                return 0;
            },
            cancel);
    }

    private static async Task<int> UseAsync(Func<IServiceProvider, Task<int>> use, CancellationToken cancel)
    {
        var settings = Settings.Read(WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }).Configuration);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(settings.Department);
        services.AddIngest(settings);
        services.AddSingleton<Counting>();
        services.AddSingleton<Recounting>();
        services.AddSingleton<CountersAudit>();
        services.AddSingleton<AlertBook>();
        services.AddSingleton<CountersCheck>();
        await using var product = services.BuildServiceProvider();
        await StoredDatabase.RequireAsync(settings.DatabaseFile, product.GetRequiredService<IDbContextFactory<CallCoachDb>>(), cancel);
        try
        {
            return await use(product);
        }
        catch (SqliteException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }
}
