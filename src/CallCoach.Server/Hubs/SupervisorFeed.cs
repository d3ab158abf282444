using System.Collections.Concurrent;
using CallCoach.Alerts;
using CallCoach.Jobs;
using CallCoach.Norms;
using CallCoach.Norms.Days;
using CallCoach.People;
using CallCoach.Server.Api;
using CallCoach.Storage;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Hubs;

/// <summary>Pushes news to pages: alerts at once, calls and counters gathered for a moment so that a busy hour does not flood them.</summary>
internal sealed class SupervisorFeed(
    IHubContext<SupervisionHub, ISupervisionPage> hub, IDbContextFactory<CallCoachDb> databases, Counters counters, Department department,
    CaptionViews captions, IHubContext<BoardHub, IBoardPage> boards, ILogger<SupervisorFeed> log) : BackgroundService, ISupervisorFeed
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<long, bool> _changedCalls = new();
    private readonly ConcurrentDictionary<(long PersonId, DateOnly Day), bool> _changedDays = new();

    public async Task AlertRaisedAsync(Alert alert, CancellationToken cancel)
    {
        var (view, groups) = await ViewAsync(alert, cancel);
        await hub.Clients.Groups(groups).AlertRaised(view);
    }

    public async Task AlertChangedAsync(Alert alert, CancellationToken cancel)
    {
        var (view, groups) = await ViewAsync(alert, cancel);
        await hub.Clients.Groups(groups).AlertChanged(view);
    }

    /// <summary>Notes the call; whether its counters may have changed depends on the stage.</summary>
    public Task CallChangedAsync(long callId, Stage stage, CancellationToken cancel)
    {
        var isCounted = stage is Stage.Count or Stage.Result;
        _changedCalls.AddOrUpdate(callId, isCounted, (_, counted) => counted || isCounted);
        return Task.CompletedTask;
    }

    public Task CountersChangedAsync(long? personId, DateOnly day, CancellationToken cancel)
    {
        _changedDays.TryAdd((personId ?? 0, day), true);
        return Task.CompletedTask;
    }

    public async Task GoalReachedAsync(Goal goal, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var team = await db.People.Where(person => person.Id == goal.PersonId).Select(person => person.TeamId).SingleAsync(cancel);
        var view = new GoalView(goal.PersonId, goal.Day, goal.Part, goal.Percent, department.Local(goal.ReachedAt));
        await hub.Clients.Group(FeedGroups.OfPerson(goal.PersonId)).GoalReached(view);
        await boards.Clients.Groups(FeedGroups.OfCall(goal.PersonId, team)).GoalReached(view);
    }

    public async Task CaptionAddedAsync(long captionId, CancellationToken cancel)
    {
        if (await captions.OneAsync(captionId, cancel) is { } caption)
            await hub.Clients.Group(FeedGroups.OfOpenCall(caption.CallId)).CaptionAdded(caption);
    }

    public Task HearingChangedAsync(long callId, CancellationToken cancel) =>
        hub.Clients.Group(FeedGroups.OfOpenCall(callId)).HearingChanged(captions.HearingOf(callId));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Gathering);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PushAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Changed calls could not be pushed");
            }
        }
    }

    private async Task PushAsync(CancellationToken cancel)
    {
        var changed = new Dictionary<long, bool>();
        foreach (var id in _changedCalls.Keys)
            if (_changedCalls.TryRemove(id, out var isCounted))
                changed.Add(id, isCounted);
        if (changed.Count == 0 && _changedDays.IsEmpty)
            return;

        await using var db = await databases.CreateDbContextAsync(cancel);
        var calls = await CallViews.SummariesAsync(db, db.Calls.Where(call => changed.Keys.Contains(call.Id)).OrderBy(call => call.Id), department, cancel);
        foreach (var call in calls)
            await hub.Clients.Groups(FeedGroups.OfCall(call.PersonId, call.TeamId)).CallChanged(call);

        var counted = changed.Where(call => call.Value).Select(call => call.Key).ToList();
        foreach (var one in await db.CountedCalls.Where(call => counted.Contains(call.CallId)).Select(call => new { call.PersonId, call.Day }).Distinct().ToListAsync(cancel))
            _changedDays.TryAdd((one.PersonId ?? 0, one.Day), true);
        foreach (var (person, day) in _changedDays.Keys)
            if (_changedDays.TryRemove((person, day), out _))
                await PushAsync(person == 0 ? null : person, day, cancel);
    }

    private async Task PushAsync(long? personId, DateOnly day, CancellationToken cancel)
    {
        var count = await counters.OfPersonAsync(personId, day, cancel);
        var groups = FeedGroups.OfCall(personId, count.Person?.TeamId);
        await hub.Clients.Groups(groups).CountersChanged(ManagerCounters.Of(count));
        await boards.Clients.Groups(groups).BoardChanged();
    }

    private async Task<(AlertView View, IReadOnlyList<string> Groups)> ViewAsync(Alert alert, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var view = (await AlertsApi.ViewsAsync(db, db.Alerts.Where(a => a.Id == alert.Id), department, cancel)).Single();
        return (view, FeedGroups.OfAlert(view.PersonId, view.TeamId));
    }
}
