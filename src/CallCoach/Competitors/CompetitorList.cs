using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Competitors;

/// <summary>What became of a change to the list.</summary>
/// <param name="Competitor">As it now is; null where the change was refused.</param>
/// <param name="Reason">Why it was refused, in a sentence.</param>
public sealed record ListChange(ListVerdict Verdict, Competitor? Competitor = null, string? Reason = null);

public enum ListVerdict
{
    Done,
    Refused,
    Taken,
    Unknown,
}

/// <summary>The department's competitors. Each change has the calls of the last 90 days searched again.</summary>
public sealed class CompetitorList(IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, Clocks clocks)
{
    public async Task<IReadOnlyList<Competitor>> AllAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var all = await db.Competitors.AsNoTracking().ToListAsync(cancel);
        return [.. all.OrderBy(competitor => competitor.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    public async Task<ListChange> SaveAsync(long? id, CompetitorEntry entered, CancellationToken cancel)
    {
        var entry = entered.Tidied();
        if (entry.Problem() is { } problem)
            return new(ListVerdict.Refused, Reason: problem);
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await writer.WriteAsync(db, async _ =>
        {
            var all = await db.Competitors.ToListAsync(CancellationToken.None);
            var own = all.Find(competitor => competitor.Id == id);
            if (id is not null && own is null)
                return new(ListVerdict.Unknown);
            if (entry.TakenBy(all.Where(competitor => competitor != own)) is { } taken)
                return new(ListVerdict.Taken, Reason: $"Another competitor is called {taken}.");
            if (own is null && all.Count >= CompetitorEntry.MostCompetitors)
                return new(ListVerdict.Refused, Reason: $"The list holds at most {CompetitorEntry.MostCompetitors} competitors.");
            if (own is null)
                db.Competitors.Add(own = new() { Name = entry.Name });
            (own.Name, own.Spellings) = (entry.Name, [.. entry.Spellings]);
            await ReviseAsync(db);
            await db.SaveChangesAsync(CancellationToken.None);
            return new ListChange(ListVerdict.Done, own);
        });
    }

    /// <summary>Takes a competitor off the list, and with it all its mentions.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(long id, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await writer.WriteAsync(db, async _ =>
        {
            if (await db.Competitors.Where(competitor => competitor.Id == id).ExecuteDeleteAsync(CancellationToken.None) == 0)
                return false;
            await ReviseAsync(db);
            return true;
        });
    }

    private async Task ReviseAsync(CallCoachDb db) =>
        (await db.CompetitorRevisions.SingleAsync(CancellationToken.None)).SearchAgain(clocks.Domain.GetUtcNow());
}
