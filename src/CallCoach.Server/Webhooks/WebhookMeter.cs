using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CallCoach.Server.Webhooks;

/// <summary>Counts and traces webhooks by provider, kind and how they were answered.</summary>
internal sealed class WebhookMeter(RequestDelegate next)
{
    private static readonly Counter<long> Webhooks = Telemetry.Meter.CreateCounter<long>(
        "callcoach.webhooks", "{webhook}", "Webhooks by provider and status of the answer.");

    public Task InvokeAsync(HttpContext http) => ProviderOf(http) is { } provider ? MeasureAsync(http, provider) : next(http);

    private async Task MeasureAsync(HttpContext http, string provider)
    {
        using var activity = Telemetry.Source.StartActivity($"webhook {provider}");
        var status = StatusCodes.Status500InternalServerError;
        try
        {
            await next(http);
            status = http.Response.StatusCode;
        }
        finally
        {
            Webhooks.Add(1, new("callcoach.provider", provider), new("callcoach.status", status));
            activity?.SetTag("callcoach.provider", provider).SetTag("callcoach.status", status);
            if (status >= StatusCodes.Status500InternalServerError)
                activity?.SetStatus(ActivityStatusCode.Error);
        }
    }

    private static string? ProviderOf(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/webhooks", StringComparison.Ordinal, out var rest) ? null
        : rest.StartsWithSegments("/twilio", StringComparison.Ordinal) ? "twilio"
        : rest == "/calls" ? "generic"
        : null;
}
