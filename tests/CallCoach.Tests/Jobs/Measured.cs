using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CallCoach.Tests.Jobs;

/// <summary>Hears what the product measures, from everything that runs in this process.</summary>
internal sealed class Measured : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Instrument, double Value, string Tags)> _heard = new();

    public Measured()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == Telemetry.Meter)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The values an instrument told with just these tags' values, in the order of the tags.</summary>
    public IReadOnlyList<double> Of(string instrument, params string[] tags) =>
        [.. _heard.Where(told => told.Instrument == instrument && told.Tags == string.Join(' ', tags)).Select(told => told.Value)];

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var values = new List<string?>();
        foreach (var tag in tags)
            values.Add(tag.Value?.ToString());
        _heard.Enqueue((instrument.Name, value, string.Join(' ', values)));
    }
}
