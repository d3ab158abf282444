using CallCoach.Jobs;
using CallCoach.Norms.Days;

namespace CallCoach.Alerts;

/// <summary>Tells pages what changed. What it is told is saved already; a page that missed it asks again.</summary>
public interface ISupervisorFeed
{
    /// <summary>Called in the order of the alerts' sequences.</summary>
    Task AlertRaisedAsync(Alert alert, CancellationToken cancel);

    /// <summary>Called in the order of the alerts' sequences.</summary>
    Task AlertChangedAsync(Alert alert, CancellationToken cancel);

    /// <summary>A stage of the call was done or failed.</summary>
    Task CallChangedAsync(long callId, Stage stage, CancellationToken cancel);

    /// <summary>A manager's day counts differently although none of their calls went through a stage; null for lines of nobody.</summary>
    Task CountersChangedAsync(long? personId, DateOnly day, CancellationToken cancel);

    /// <summary>A manager reached a goal of the day: a quiet notice.</summary>
    Task GoalReachedAsync(Goal goal, CancellationToken cancel);

    /// <summary>Something that was just said in a call was understood.</summary>
    Task CaptionAddedAsync(long captionId, CancellationToken cancel);

    /// <summary>The hearing of a call has come to be behind, or up to date, or does not work, or is over.</summary>
    Task HearingChangedAsync(long callId, CancellationToken cancel);
}
