using CallCoach.Competitors;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCoach.Objections;

/// <summary>
/// Searches stored calls again after the list of competitors has changed: the newest first, few at a time with a pause between,
/// each few saved in one transaction with how far the search has come. It tells no alerts.
/// </summary>
public sealed class MentionSearch(
    IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, CallMentions mentions, Clocks clocks, ILogger<MentionSearch> log)
{
    private const int Batch = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            var isMore = false;
            try
            {
                isMore = writer.IsRushed || await SearchSomeAsync(cancel);
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                log.LogError(failure, "Stored calls could not be searched for competitors");
            }
            await Task.Delay(isMore ? Pause : Idle, clocks.Real, cancel);
        }
    }

    /// <summary>Searches the next few calls.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> SearchSomeAsync(CancellationToken cancel)
    {
        await using var reading = await databases.CreateDbContextAsync(cancel);
        var list = await reading.CompetitorRevisions.AsNoTracking().SingleAsync(cancel);
        if (list.Before is null)
            return false;
        var calls = await reading.Calls
            .Where(call => call.Id < list.Before && call.StartedAt >= list.Since && call.Utterances.Any())
            .OrderByDescending(call => call.Id).Take(Batch).Select(call => call.Id).ToListAsync(cancel);
        var comparisons = await ComparedMentions.InAsync(reading, calls, cancel);
        var searched = new List<SearchedCall>(calls.Count);
        foreach (var call in calls)
            searched.Add(await mentions.FindAsync(reading, call, comparisons[call].ToHashSet(), cancel));

        await using var db = await databases.CreateDbContextAsync(cancel);
        return await writer.WriteAsync(db, async _ =>
        {
            var now = await db.CompetitorRevisions.SingleAsync(CancellationToken.None);
            // The list changed meanwhile, and with it the search began anew.
            if (now.Revision != list.Revision)
                return true;
            var present = await ComparedMentions.InAsync(db, calls, CancellationToken.None);
            foreach (var call in searched)
                await mentions.ReplaceAsync(db, call, present[call.CallId].ToHashSet(), CancellationToken.None);
            now.Before = calls.Count < Batch ? null : calls[^1];
            return now.Before is not null;
        });
    }
}
