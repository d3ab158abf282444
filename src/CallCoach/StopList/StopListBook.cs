using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.StopList;

/// <summary>What became of a number somebody wanted on the list.</summary>
public enum Entering
{
    Added,

    /// <summary>It was heard in a call and is there already; now a person stands behind it too.</summary>
    Confirmed,

    /// <summary>It is there already.</summary>
    Already,
}

/// <summary>A number somebody wants on the list.</summary>
/// <param name="Number">As <see cref="StoppedNumber.NumberOf"/> writes it.</param>
public sealed record WantedNumber(string Number, string? Note);

/// <summary>What people do with the stop list.</summary>
public sealed class StopListBook(DatabaseWriter writer, IDbContextFactory<CallCoachDb> databases, Clocks clocks)
{
    /// <summary>Numbers of one transaction, so that a webhook never waits long behind a long list.</summary>
    private const int BatchSize = 100;

    /// <summary>Whether the number must not be dialled: one read of an index.</summary>
    public async Task<bool> HoldsAsync(string number, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await StoppedNumber.InForce(db, number).AnyAsync(cancel);
    }

    /// <summary>Puts numbers on the list, in batches that each stand or fall as one; done again, it changes nothing.</summary>
    /// <param name="by">Who wants them there.</param>
    /// <returns>Of each number, in the same order, what became of it and its entry in force.</returns>
    public async Task<IReadOnlyList<(Entering Entering, StoppedNumber Entry)>> EnterAsync(IEnumerable<WantedNumber> numbers, string by, CancellationToken cancel)
    {
        var entered = new List<(Entering, StoppedNumber)>();
        foreach (var batch in numbers.Chunk(BatchSize))
        {
            cancel.ThrowIfCancellationRequested();
            await using var db = await databases.CreateDbContextAsync(cancel);
            entered.AddRange(await writer.WriteAsync(db, _ => EnterAsync(db, batch, by)));
        }
        return entered;
    }

    private async Task<List<(Entering Entering, StoppedNumber Entry)>> EnterAsync(CallCoachDb db, WantedNumber[] batch, string by)
    {
        var wanted = batch.Select(one => one.Number).ToList();
        var inForce = await db.StopList.Where(entry => entry.OffAt == null && wanted.Contains(entry.Number)).ToDictionaryAsync(entry => entry.Number);
        var now = clocks.Domain.GetUtcNow();
        var entered = new List<(Entering, StoppedNumber)>();
        foreach (var (number, note) in batch)
        {
            if (!inForce.TryGetValue(number, out var entry))
            {
                inForce.Add(number, entry = new() { Number = number, AddedAt = now, AddedBy = by, Note = note });
                db.StopList.Add(entry);
                entered.Add((Entering.Added, entry));
            }
            else
            {
                entry.Note ??= note;
                entered.Add((Confirm(entry, by, now) ? Entering.Confirmed : Entering.Already, entry));
            }
        }
        return entered;
    }

    /// <summary>Notes that a person listened and agrees.</summary>
    /// <returns>The entry; null when there is none of this identifier in force.</returns>
    public Task<StoppedNumber?> ConfirmAsync(long id, string by, CancellationToken cancel) =>
        ChangeAsync(id, entry => Confirm(entry, by, clocks.Domain.GetUtcNow()), cancel);

    /// <summary>Takes an entry off the list; it is kept as history.</summary>
    /// <returns>The entry; null when there is none of this identifier in force.</returns>
    public Task<StoppedNumber?> TakeOffAsync(long id, string by, string reason, CancellationToken cancel) => ChangeAsync(
        id, entry => (entry.OffAt, entry.OffBy, entry.OffReason) = (clocks.Domain.GetUtcNow(), by, reason), cancel);

    private async Task<StoppedNumber?> ChangeAsync(long id, Action<StoppedNumber> change, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await writer.WriteAsync(db, async _ =>
        {
            var entry = await db.StopList.SingleOrDefaultAsync(known => known.Id == id && known.OffAt == null, CancellationToken.None);
            if (entry is not null)
                change(entry);
            return entry;
        });
    }

    private static bool Confirm(StoppedNumber entry, string by, DateTimeOffset now)
    {
        if (entry.AddedBy is not null || entry.ConfirmedAt is not null)
            return false;
        (entry.ConfirmedAt, entry.ConfirmedBy) = (now, by);
        return true;
    }
}
