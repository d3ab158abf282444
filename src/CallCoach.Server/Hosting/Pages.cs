using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Hosting;

/// <summary>The page itself, and whether the server is well.</summary>
internal static class Pages
{
    /// <summary>Every path that is nothing else is a page of the client; the client asks for a sign-in itself.</summary>
    public static void MapPages(this WebApplication app)
    {
        app.MapFallback("/api/{**rest}", () => Results.Problem(statusCode: 404, title: "No such address"));
        app.MapFallback("/webhooks/{**rest}", () => Results.Problem(statusCode: 404, title: "No such address")).AllowAnonymous();
        app.MapFallbackToFile("index.html").AllowAnonymous();
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous();
        app.MapGet("/health/ready", ReadyAsync).AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(IDbContextFactory<CallCoachDb> databases, ILogger<Settings> log, CancellationToken cancel)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            await db.Teams.AnyAsync(cancel);
            return Results.Text("ready");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Not ready");
            return Results.Problem(statusCode: 503, title: "Not ready", detail: "The database cannot be read.");
        }
    }
}
