using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Norms;

/// <summary>
/// Second stage: enters the call into its manager's counters. It stands before the recording is fetched because the
/// counters have to be right by the legs alone while the call is still being transcribed.
/// </summary>
public sealed class CountCall(Counting counting) : IStep
{
    public Stage Stage => Stage.Count;

    public Task<bool> IsDueAsync(Call call, CallCoachDb db, CancellationToken cancel) => Task.FromResult(true);

    public Task<Save> RunAsync(Call call, CallCoachDb db, CancellationToken cancel) => Task.FromResult(counting.SaveOf(call));
}

/// <summary>Eighth stage: counts the call once more, now that it is known how long the client spoke, and how the call ended.</summary>
public sealed class CountResult(Counting counting) : IStep
{
    public Stage Stage => Stage.Result;

    public Task<bool> IsDueAsync(Call call, CallCoachDb db, CancellationToken cancel) =>
        call.Engine is not null ? Task.FromResult(true) : db.Outcomes.AnyAsync(outcome => outcome.CallId == call.Id, cancel);

    public Task<Save> RunAsync(Call call, CallCoachDb db, CancellationToken cancel) => Task.FromResult(counting.SaveOf(call));
}

internal static class CountingSteps
{
    public static Save SaveOf(this Counting counting, Call call) => (saving, _) =>
    {
        counting.Count(saving.Session ?? throw new InvalidOperationException("Calls are counted in the writer's transaction."), call.Id);
        return Task.CompletedTask;
    };
}
