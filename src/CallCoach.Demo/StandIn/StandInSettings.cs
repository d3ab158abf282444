using System.Text.Json;
using CallCoach.Demo.Day;

namespace CallCoach.Demo.StandIn;

/// <summary>What the stand-in is told by whoever starts it, in a file because it holds secrets.</summary>
/// <param name="Listen">Own address, where the lists and the recordings are served.</param>
/// <param name="Server">Public address of the server that receives the webhooks.</param>
/// <param name="Days">Days placed so far; the last one is placed now, the lists and recordings have all.</param>
/// <param name="Speech">Folder of the synthesised recordings.</param>
/// <param name="CutOff">When nothing passes between the provider and the server; null for never.</param>
/// <param name="Live">Calls that can take as long as their sound do, and are streamed where the server asks for it.</param>
public sealed record StandInSettings(
    Uri Listen, Uri Server, string AccountSid, string AuthToken, string WebhookSecret, int Seed,
    IReadOnlyList<DateOnly> Days, DomainClock Clock, string Speech, CutOff? CutOff = null, bool Live = false)
{
    /// <summary>Whether the call takes as long as its sound does.</summary>
    public bool IsLive(PlannedCall call) => Live && RealPace.Holds(call, Clock);

    public static StandInSettings Read(string file) =>
        JsonSerializer.Deserialize<StandInSettings>(File.ReadAllText(file), JsonSerializerOptions.Web)
        ?? throw new FormatException($"{file} holds no settings");
}
