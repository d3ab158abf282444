using CallCoach.Adapters.Speech.Whisper.Local;
using Microsoft.AspNetCore.Mvc;

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

    private static async Task<IResult> ReadyAsync(Readiness readiness, CancellationToken cancel, [FromServices] LocalWhisper? whisper = null)
    {
        var checks = await readiness.LookAsync(cancel);
        return checks.All(check => check.Ok)
            ? Results.Ok(new { status = "ready", checks, whisper = whisper?.State })
            : Results.Problem(
                statusCode: 503,
                title: "Not ready",
                detail: string.Join(' ', checks.Select(check => check.Problem).OfType<string>()),
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["checks"] = checks, ["whisper"] = whisper?.State });
    }
}
