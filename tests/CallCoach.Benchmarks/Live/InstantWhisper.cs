using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CallCoach.Benchmarks.Live;

/// <summary>The engine replaced: a Whisper server on loopback that understands the same of everything, at once.</summary>
internal sealed class InstantWhisper : IAsyncDisposable
{
    private readonly WebApplication _app;

    private InstantWhisper(WebApplication app) => _app = app;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<InstantWhisper> StartAsync(string text, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/health", () => Results.Ok());
        app.MapPost("/inference", async (HttpRequest request) =>
        {
            await request.Body.CopyToAsync(Stream.Null, request.HttpContext.RequestAborted);
            return Results.Json(new { language = "english", segments = new[] { new { start = 0.2, end = 1.0, text, avg_logprob = -0.1 } } });
        });
        await app.StartAsync(cancel);
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
