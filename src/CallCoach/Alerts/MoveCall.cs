using CallCoach.Jobs;
using CallCoach.Norms;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Alerts;

/// <summary>
/// Takes a person's word on whose call one is, which holds whatever its events say later. The call, the counters of both managers and
/// the call's alerts change in one transaction; then pages are told.
/// </summary>
public sealed class MoveCall(
    IDbContextFactory<CallCoachDb> databases, DatabaseWriter writer, Counting counting, AlertPump pump, ISupervisorFeed feed, Clocks clocks)
{
    /// <param name="personId">Null makes it a call of nobody.</param>
    /// <param name="by">Who says so.</param>
    /// <returns>False when there is no such call.</returns>
    public async Task<bool> MoveAsync(long callId, long? personId, string by)
    {
        await using var db = await databases.CreateDbContextAsync();
        var (isKnown, former) = await writer.WriteAsync(db, async session =>
        {
            if (await db.Calls.SingleOrDefaultAsync(call => call.Id == callId) is not { } call)
                return (false, null);
            var former = await db.CountedCalls.AsNoTracking().SingleOrDefaultAsync(counted => counted.CallId == callId);
            (call.PersonId, call.MovedTo, call.MovedAt, call.MovedBy) = (personId, personId, clocks.Domain.GetUtcNow(), by);
            await db.SaveChangesAsync();
            if (former is not null)
                counting.Count(session, callId);
            await AlertBook.FollowAsync(db, call, CancellationToken.None);
            return (true, former);
        });
        if (!isKnown)
            return false;
        pump.Raise();
        await feed.CallChangedAsync(callId, Stage.Count, CancellationToken.None);
        if (former is not null)
            await feed.CountersChangedAsync(former.PersonId, former.Day, CancellationToken.None);
        return true;
    }
}
