using CallCoach.Norms.Plans;
using CallCoach.Server.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace CallCoach.Server.Hubs;

/// <summary>A goal of the day that a manager reached.</summary>
internal sealed record GoalView(long PersonId, DateOnly Day, PlanPart Part, int Percent, DateTimeOffset ReachedAt);

/// <summary>What boards are told.</summary>
internal interface IBoardPage
{
    /// <summary>Numbers of somebody on it changed: it is to be fetched again.</summary>
    Task BoardChanged();

    Task GoalReached(GoalView goal);
}

/// <summary>The live feed of boards, on a page or on a paired screen, which can connect to nothing else.</summary>
[Authorize(Policies.Boards)]
internal sealed class BoardHub : Hub<IBoardPage>
{
    public override async Task OnConnectedAsync()
    {
        foreach (var group in FeedGroups.Of(BoardViewer.Of(Context.User!).Visibility))
            await Groups.AddToGroupAsync(Context.ConnectionId, group, Context.ConnectionAborted);
        await base.OnConnectedAsync();
    }
}
