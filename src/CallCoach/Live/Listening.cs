using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Live;

/// <summary>Somebody listened to a call while it was on. Never changed once it has ended.</summary>
public sealed class Listening
{
    public long Id { get; set; }

    public long CallId { get; set; }

    public long AccountId { get; set; }

    /// <summary>The account's name at that time.</summary>
    public required string By { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>Null while it goes on, and for ever where the server was killed meanwhile.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>Writes down who listens, before they hear anything.</summary>
public sealed class ListeningLog(DatabaseWriter writer, IDbContextFactory<CallCoachDb> databases, Clocks clocks)
{
    /// <returns>The entry's identifier; it is on disk.</returns>
    /// <exception cref="DbUpdateException">It could not be written, and nobody may listen.</exception>
    public async Task<long> BeginAsync(long callId, long accountId, string by, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await writer.WriteAsync(db, async _ =>
        {
            var listening = new Listening { CallId = callId, AccountId = accountId, By = by, StartedAt = clocks.Domain.GetUtcNow() };
            db.Listenings.Add(listening);
            await db.SaveChangesAsync(CancellationToken.None);
            return listening.Id;
        });
    }

    public Task EndAsync(long id) => writer.WriteStatementAsync(session => session.Execute(
        "UPDATE Listenings SET EndedAt = $at WHERE Id = $id AND EndedAt IS NULL",
        ("$at", clocks.Domain.GetUtcNow().ToUnixTimeMilliseconds()), ("$id", id)));
}
