using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallCoach.Norms.Days;

/// <param name="Start">The week's Monday.</param>
/// <param name="KnownDials">Dials to clients who were called before.</param>
/// <param name="Share">Of all dials.</param>
public sealed record DriftWeekFigures(DateOnly Start, int Dials, int KnownDials, double Share)
{
    public static DriftWeekFigures Of(DriftWeek week) => new(week.Start, week.Dials, week.KnownDials, Math.Round(week.KnownShare, 4));
}

/// <summary>A drift with the weeks that show it, as alerts keep it.</summary>
public sealed record DriftFigures(DriftKind Kind, double Change, IReadOnlyList<DriftWeekFigures> Weeks)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };

    [JsonIgnore]
    public string Written => JsonSerializer.Serialize(this, Json);

    public static DriftFigures Of(Drift drift) => new(drift.Kind, Math.Round(drift.Change, 4), [.. drift.Weeks.Select(DriftWeekFigures.Of)]);

    public static DriftFigures? Read(string? written) => written is null ? null : JsonSerializer.Deserialize<DriftFigures>(written, Json);
}
