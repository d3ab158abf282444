using System.CommandLine;
using CallCoach.Server.Hosting;
using CallCoach.Server.SignIn;
using Microsoft.Data.Sqlite;

namespace CallCoach.Server.Cli;

/// <summary><c>serve</c>: the server, until it is told to stop.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var verb = new Command("serve", "Runs the server; its settings come from the environment (CallCoach__Section__Key).");
        verb.SetAction((_, cancel) => RunAsync(cancel));
        return verb;
    }

    private static async Task<int> RunAsync(CancellationToken cancel)
    {
        await using var app = ServerHost.Build([]);
        var settings = app.Services.GetRequiredService<Settings>();
        using var folder = DataFolder.Open(settings.DataDirectory);
        try
        {
            await app.StartAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        catch (IOException failure) when (failure.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new SettingsException($"CallCoach:Listen: {settings.Listen} is in use.");
        }
        catch (SqliteException failure)
        {
            throw new SettingsException($"CallCoach:Database: {settings.DatabaseFile} cannot be used: {failure.Message}");
        }
        await Console.Out.WriteLineAsync($"Listening on {settings.Listen}");
        if (await app.Services.GetRequiredService<FirstAdministrator>().OfferAsync(cancel) is { } token)
            await Console.Out.WriteLineAsync($"First administrator: {new Uri(Reachable(settings), $"welcome?token={token}")}");
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    /// <summary>An address a browser can open: listening on all interfaces is none.</summary>
    private static Uri Reachable(Settings settings) =>
        settings.Listen.Host is "0.0.0.0" or "[::]" ? settings.PublicUrl : settings.Listen;
}
