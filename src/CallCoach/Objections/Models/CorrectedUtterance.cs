using CallCoach.Objections.Learning;

namespace CallCoach.Objections.Models;

/// <summary>An utterance of a client to which somebody in the department gave the labels.</summary>
/// <param name="Labels">All that hold; empty where nothing is objected.</param>
/// <param name="Before">What the manager said just before; null where that was not the manager.</param>
public sealed record CorrectedUtterance(long CallId, string Language, string Text, IReadOnlyList<ObjectionLabel> Labels, string? Before = null)
{
    private const int HeldOutOf = 5;

    /// <summary>
    /// Whether its call serves measurement and is never learned from: every fifth call, by a hash of its number, so that a call
    /// stays on its side for good and no model is ever measured on what an earlier one has learned.
    /// </summary>
    public bool IsHeldOut => Mixed(CallId) % HeldOutOf == 0;

    public TrainingText ToText() => new(Language, Labels, FormattableString.Invariant($"call {CallId}"), TrainingText.Corrected, Text, Before);

    // SplitMix64, by Sebastiano Vigna.
    private static ulong Mixed(long callId)
    {
        var mixed = (ulong)callId + 0x9e3779b97f4a7c15;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return mixed ^ (mixed >> 31);
    }
}
