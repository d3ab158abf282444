using CallCoach.Storage;

namespace CallCoach.Objections.Reclassifying;

/// <summary>What is kept of a model's findings: the place where what people have corrected goes before the model.</summary>
internal static class FinalFindings
{
    /// <summary>The findings of some calls as they are shown and saved.</summary>
    /// <param name="found">What the model found in these calls.</param>
    public static Task<IReadOnlyList<FoundObjection>> OfAsync(
        CallCoachDb db, IReadOnlyList<long> callIds, IReadOnlyList<FoundObjection> found, CancellationToken cancel)
    {
        _ = (db, callIds);
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(found);
    }
}
