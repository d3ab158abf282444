using CallCoach.Norms;
using CallCoach.People;
using CallCoach.Server.Api;
using CallCoach.Server.SignIn;
using CallCoach.Storage;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Hubs;

/// <summary>What pages are told.</summary>
internal interface ISupervisionPage
{
    Task AlertRaised(AlertView alert);

    Task AlertChanged(AlertView alert);

    Task CallChanged(CallSummary call);

    Task CountersChanged(ManagerCounters counters);

    /// <summary>Told to the manager's own pages.</summary>
    Task GoalReached(GoalView goal);

    /// <summary>Told to pages that have the call open.</summary>
    Task CaptionAdded(CaptionView caption);

    /// <summary>Told to pages that have the call open.</summary>
    Task HearingChanged(HearingView hearing);
}

/// <param name="Reload">Too much was missed: ask for the alerts anew.</param>
/// <param name="Sequence">The last alert change there is.</param>
/// <param name="Alerts">Changes after what the page had, oldest first.</param>
internal sealed record Resumed(
    bool Reload, long Sequence, IReadOnlyList<AlertView> Alerts, IReadOnlyList<CallSummary> Calls, CountersView Counters);

/// <summary>The live feed. The database is the truth; a page that connects asks for what it missed.</summary>
internal sealed class SupervisionHub(
    IDbContextFactory<CallCoachDb> databases, Counters counters, Department department, Clocks clocks, CaptionViews captions) : Hub<ISupervisionPage>
{
    private const int MostMissed = 500;
    private const int LatestCalls = 50;

    /// <summary>Joins the groups before anything can be missed.</summary>
    public override async Task OnConnectedAsync()
    {
        foreach (var group in FeedGroups.Of(AccountClaims.VisibilityOf(Context.User!)))
            await Groups.AddToGroupAsync(Context.ConnectionId, group, Context.ConnectionAborted);
        await base.OnConnectedAsync();
    }

    /// <summary>From now on the page is told the call's captions, until it closes it or the connection ends.</summary>
    /// <returns>Those there are; null where there is no such call for them.</returns>
    public async Task<CaptionsView?> OpenCall(long callId)
    {
        var visibility = AccountClaims.VisibilityOf(Context.User!);
        if (await captions.OfCallAsync(callId, visibility, Context.ConnectionAborted) is null)
            return null;
        await Groups.AddToGroupAsync(Context.ConnectionId, FeedGroups.OfOpenCall(callId), Context.ConnectionAborted);
        return await captions.OfCallAsync(callId, visibility, Context.ConnectionAborted);
    }

    public Task CloseCall(long callId) => Groups.RemoveFromGroupAsync(Context.ConnectionId, FeedGroups.OfOpenCall(callId), Context.ConnectionAborted);

    /// <param name="since">The highest alert sequence the page has seen, 0 for none.</param>
    public async Task<Resumed> Resume(long since)
    {
        var cancel = Context.ConnectionAborted;
        var visibility = AccountClaims.VisibilityOf(Context.User!);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var sequence = await db.Alerts.MaxAsync(alert => (long?)alert.Sequence, cancel) ?? 0;
        var missed = AlertsApi.VisibleTo(db, visibility).Where(alert => alert.Sequence > since);
        var reload = since > sequence || await missed.CountAsync(cancel) > MostMissed;
        var alerts = reload ? [] : await AlertsApi.ViewsAsync(db, missed.OrderBy(alert => alert.Sequence), department, cancel);
        var today = department.DayOf(clocks.Domain.GetUtcNow());
        var calls = await CallViews.SummariesAsync(
            db,
            db.Calls.VisibleTo(visibility)
                .Where(call => db.CountedCalls.Any(counted => counted.CallId == call.Id && counted.Day == today))
                .OrderByDescending(call => call.StartedAt).ThenByDescending(call => call.Id).Take(LatestCalls),
            department, cancel);
        return new(reload, sequence, alerts, calls, await CountersApi.OfDayAsync(counters, department, clocks, visibility, today, cancel));
    }
}
