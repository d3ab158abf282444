using CallCoach.Competitors;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Objections;

/// <summary>Keeps a call's mentions true to its labels: who is not named counts only where prices are compared.</summary>
public sealed class ComparedMentions(CallMentions mentions)
{
    /// <summary>Searches the call again by the labels as they now are, in the writer's transaction.</summary>
    public async Task FollowAsync(CallCoachDb db, long callId, CancellationToken cancel)
    {
        var comparisons = (await InAsync(db, [callId], cancel))[callId].ToHashSet();
        await mentions.ReplaceAsync(db, await mentions.FindAsync(db, callId, comparisons, cancel), comparisons, cancel);
    }

    /// <summary>Utterances that compare prices, by call.</summary>
    public static async Task<ILookup<long, int>> InAsync(CallCoachDb db, IReadOnlyList<long> calls, CancellationToken cancel) =>
        (await db.Objections.Where(o => calls.Contains(o.CallId) && o.Label == ObjectionLabel.PriceComparison)
            .Select(o => new { o.CallId, o.Ordinal }).ToListAsync(cancel)).ToLookup(o => o.CallId, o => o.Ordinal);
}
