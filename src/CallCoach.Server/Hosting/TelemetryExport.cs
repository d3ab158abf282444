using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CallCoach.Server.Hosting;

/// <summary>Where metrics and traces go.</summary>
public sealed record TelemetrySettings(Uri Endpoint, OtlpExportProtocol Protocol);

/// <summary>Sends metrics and traces by OTLP where an address is set, and nothing otherwise. What is not sent yet goes out at the end.</summary>
internal sealed class TelemetryExport(Settings settings) : IHostedService, IDisposable
{
    private static readonly string[] Meters = [Telemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"];

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Telemetry is not { } telemetry)
            return Task.CompletedTask;
        var resource = ResourceBuilder.CreateDefault().AddService("callcoach", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version!.ToString(3));
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(Telemetry.Name, "Microsoft.AspNetCore", "System.Net.Http")
            .AddProcessor(new Discretion())
            .AddOtlpExporter(otlp => Address(otlp, telemetry, "v1/traces"))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Meters)
            .AddOtlpExporter(otlp => Address(otlp, telemetry, "v1/metrics"))
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After everything else has stopped, so that the last of it is told.</summary>
    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private static void Address(OtlpExporterOptions otlp, TelemetrySettings telemetry, string path)
    {
        otlp.Protocol = telemetry.Protocol;
        otlp.Endpoint = telemetry.Protocol == OtlpExportProtocol.HttpProtobuf ? new(telemetry.Endpoint, path) : telemetry.Endpoint;
    }

    /// <summary>Takes what may hold a number or a secret out of the framework's own traces: queries, and paths on other hosts.</summary>
    private sealed class Discretion : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            data.SetTag("url.query", null);
            if (data.Source.Name == "System.Net.Http" && data.GetTagItem("url.full") is string address)
                data.SetTag("url.full", Uri.TryCreate(address, UriKind.Absolute, out var url) ? url.GetLeftPart(UriPartial.Authority) : null);
        }
    }
}
