using CallCoach.Alerts;
using CallCoach.Jobs;
using CallCoach.Live;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Hubs;

/// <summary>Tells pages when a call's sound begins and ends. A call that is not sorted in yet is told of when it is.</summary>
internal sealed class LiveNews(LiveCalls calls, ISupervisorFeed feed, IDbContextFactory<CallCoachDb> databases)
{
    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await foreach (var live in calls.FollowAsync(cancel))
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            var id = await db.Calls.Where(call => call.Provider == live.Stream.Provider && call.ProviderCallId == live.Stream.ProviderCallId)
                .Select(call => (long?)call.Id).SingleOrDefaultAsync(cancel);
            if (id is { } known)
                await feed.CallChangedAsync(known, Stage.Gather, cancel);
        }
    }
}
