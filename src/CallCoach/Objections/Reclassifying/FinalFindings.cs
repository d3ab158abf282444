using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Objections.Reclassifying;

/// <summary>What is kept of a model's findings: what people have corrected goes before the model.</summary>
internal static class FinalFindings
{
    /// <summary>The findings of some calls as they are shown and saved.</summary>
    /// <param name="db">Its corrections learn where they stand, and what the model itself says there.</param>
    /// <param name="found">What the model found in these calls.</param>
    public static async Task<IReadOnlyList<FoundObjection>> OfAsync(
        CallCoachDb db, IReadOnlyList<long> callIds, IReadOnlyList<FoundObjection> found, CancellationToken cancel)
    {
        var corrections = (await db.Corrections.Where(c => callIds.Contains(c.CallId)).ToListAsync(cancel)).ToLookup(c => c.CallId);
        var corrected = corrections.Select(call => call.Key).ToList();
        var said = (await db.Utterances.Where(u => corrected.Contains(u.CallId)).AsNoTracking().ToListAsync(cancel)).ToLookup(u => u.CallId);
        return
        [
            .. found.GroupBy(one => one.CallId).Where(call => !corrections.Contains(call.Key)).SelectMany(call => call),
            .. corrected.SelectMany(call => CorrectionRules.Apply([.. found.Where(one => one.CallId == call)], [.. corrections[call]], said[call])),
        ];
    }
}
