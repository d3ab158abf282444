using CallCoach.Live;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCoach.Captions;

/// <summary>Finds the call of a stream, and whether it is heard before others.</summary>
public sealed class StreamFinder(IDbContextFactory<CallCoachDb> databases, HearingSettings settings, Department department, Clocks clocks, ILogger<StreamFinder> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for the call, whose webhook may be sorted in after its sound has begun, and for what is known of its line.</summary>
    /// <returns>Null when it did not come in time.</returns>
    public async Task<HeardStream?> FindAsync(LiveCall live, CancellationToken cancel)
    {
        var since = clocks.Real.GetTimestamp();
        while (true)
        {
            var isLate = clocks.Real.GetElapsedTime(since) > settings.PatienceWithCall;
            if (await LookAsync(live, isLate, cancel) is { } found)
                return found;
            if (isLate || live.Ending == LiveEnding.Replaced)
                break;
            await Task.Delay(Interval, clocks.Real, cancel);
        }
        log.LogWarning("The stream {Stream} belongs to no call that is known; it is not heard", live.Stream.StreamId);
        return null;
    }

    private async Task<HeardStream?> LookAsync(LiveCall live, bool evenUnread, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var call = await db.Legs.Where(leg => leg.Provider == live.Stream.Provider && leg.LegId == live.Stream.ProviderCallId)
            .Join(db.Calls, leg => leg.CallId, call => call.Id, (_, call) => call).Include(call => call.Person).AsNoTracking().SingleOrDefaultAsync(cancel);
        return call is null || (call.Line.Length == 0 && call.Client.Length == 0 && !evenUnread)
            ? null
            : new(call.Id, live, await IsFirstAsync(db, call.Person, cancel), call.Language);
    }

    private async Task<bool> IsFirstAsync(CallCoachDb db, Person? person, CancellationToken cancel)
    {
        if (person is null)
            return false;
        if (settings.First.HasFlag(Captions.HeardFirst.Watched) && person.HeardFirst)
            return true;
        if (!settings.First.HasFlag(Captions.HeardFirst.New) || person.Role != ManagerRole.Hunter)
            return false;
        var newSince = department.DayOf(clocks.Domain.GetUtcNow()).AddDays(-settings.NewDays);
        return !await db.CountedCalls.AnyAsync(counted => counted.PersonId == person.Id && counted.Day < newSince, cancel);
    }
}
