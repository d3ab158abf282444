using System.Text.Json;
using System.Text.Json.Serialization;
using CallCoach.Norms.Days;

namespace CallCoach.Norms.Pulses;

public enum PulseKind
{
    Pulse,

    /// <summary>When the day's last shift ends, with the plan for the next day.</summary>
    EndOfDay,
}

/// <summary>The sheet a five-minute meeting looks at, kept as it was.</summary>
public sealed class Pulse
{
    public static readonly TimeSpan Lateness = TimeSpan.FromMinutes(15);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };

    public long Id { get; set; }

    public DateOnly Day { get; set; }

    /// <summary>The time it shows.</summary>
    public DateTimeOffset At { get; set; }

    public PulseKind Kind { get; set; }

    /// <summary>Domain time.</summary>
    public DateTimeOffset TakenAt { get; set; }

    /// <summary>The rows, as JSON.</summary>
    public string Sheet { get; set; } = "[]";

    /// <summary>It was taken well after its time, because the server was away or had still to count; it shows its own time all the same.</summary>
    public bool IsLate => TakenAt - At > Lateness;

    public IReadOnlyList<BoardRow> Rows
    {
        get => JsonSerializer.Deserialize<IReadOnlyList<BoardRow>>(Sheet, Json)!;
        set => Sheet = JsonSerializer.Serialize(value, Json);
    }
}

/// <summary>A sheet that is to be taken.</summary>
public readonly record struct DuePulse(DateOnly Day, DateTimeOffset At, PulseKind Kind);
