using CallCoach.Demo.StandIn;

namespace CallCoach.Demo.Running;

/// <param name="Check">Unattended: compare the outcome with the scripts and end.</param>
/// <param name="Data">Data folder; null for the default, or a temporary one when checking.</param>
/// <param name="Port">The server's port; null for the one used before, or any free one.</param>
/// <param name="Days">Days to place, one after the other.</param>
/// <param name="SecondsPerDay">Real seconds from 09:00 to 18:00.</param>
/// <param name="Server">The server's program; null to find it.</param>
/// <param name="Kills">How often the server is killed while the days run.</param>
/// <param name="CutOff">Hours of each day in which nothing passes between the provider and the server.</param>
/// <param name="Seed">Of the cold calls and the moments of the kills; null for a random one.</param>
public sealed record RunOptions(
    bool Check, string? Data, int? Port, int Days, int SecondsPerDay, string? Server, int Kills, CutOff? CutOff, int? Seed);
