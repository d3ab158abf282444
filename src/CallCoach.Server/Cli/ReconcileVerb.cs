using System.CommandLine;
using CallCoach.Ingest;
using CallCoach.Server.Hosting;
using CallCoach.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Cli;

/// <summary>
/// <c>reconcile</c>: compares the provider's list of calls with ours now. It works beside a running server, which sees
/// what was taken in within a second, and without one.
/// </summary>
internal static class ReconcileVerb
{
    public static Command Create()
    {
        var since = new Option<string?>("--since")
        {
            Description = "A date, a time such as 2026-11-20T08:00 in the department's zone, or how long ago: 2h, 3d. Without it, from where the last run came.",
        };
        var verb = new Command("reconcile", "Compares Twilio's list of calls and recordings with ours and takes in what is missing.") { since };
        verb.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(since), cancel));
        return verb;
    }

    private static async Task<int> RunAsync(string? since, CancellationToken cancel)
    {
        var settings = Settings.Read(WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }).Configuration);
        if (settings.Twilio is null)
            throw new SettingsException("CallCoach:Twilio:AccountSid is missing: there is no provider whose list could be compared.");
        var from = since is null ? null : SinceOption.Read(since, settings);
        if (since is not null && from is null)
            throw new SettingsException($"--since {since} is no instant in the past; write 2026-11-20, 2026-11-20T08:00, 2h or 3d.");

        var services = new ServiceCollection();
        services.AddLogging();
        services.AddIngest(settings);
        await using var product = services.BuildServiceProvider();
        await StoredDatabase.RequireAsync(settings.DatabaseFile, product.GetRequiredService<IDbContextFactory<CallCoachDb>>(), cancel);

        try
        {
            foreach (var comparison in await product.GetRequiredService<Reconciliation>().CompareAsync(from, cancel))
                Console.WriteLine(Line(comparison, settings));
            return 0;
        }
        catch (Exception failure) when (failure is ListUnavailableException or DbUpdateException or SqliteException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }

    private static string Line(Comparison comparison, Settings settings)
    {
        var since = TimeZoneInfo.ConvertTime(comparison.Since, settings.Department.TimeZone);
        return FormattableString.Invariant(
            $"{comparison.Provider} since {since:yyyy-MM-dd'T'HH:mmzzz}: {comparison.Legs} legs and {comparison.Recordings} recordings compared, {comparison.LegsTakenIn} legs and {comparison.RecordingsTakenIn} recordings taken in");
    }
}
