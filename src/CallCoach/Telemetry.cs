using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CallCoach;

/// <summary>
/// What the product measures of itself, for whoever listens. Tags hold stages, kinds, providers and ids of calls; never a
/// telephone number, a word of a client or a secret.
/// </summary>
public static class Telemetry
{
    /// <summary>The name of <see cref="Source"/> and <see cref="Meter"/>.</summary>
    public const string Name = "CallCoach";

    public static ActivitySource Source { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);
}
