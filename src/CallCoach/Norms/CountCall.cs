using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.People;
using CallCoach.Storage;

namespace CallCoach.Norms;

/// <summary>
/// Second stage: enters the call into its manager's counters. It stands before the recording is fetched because the
/// counters depend on the legs alone and have to be right while the call is still being transcribed.
/// </summary>
public sealed class CountCall(Department department) : IStep
{
    public Stage Stage => Stage.Count;

    public Task<bool> IsDueAsync(Call call, CallCoachDb db, CancellationToken cancel) => Task.FromResult(true);

    public async Task<Save> RunAsync(Call call, CallCoachDb db, CancellationToken cancel)
    {
        var counted = await db.CountedCalls.FindAsync([call.Id], cancel);
        return (saving, _) =>
        {
            if (counted is null)
                saving.CountedCalls.Add(counted = new CountedCall { CallId = call.Id });
            Count(call, counted);
            return Task.CompletedTask;
        };
    }

    private void Count(Call call, CountedCall counted)
    {
        counted.PersonId = call.PersonId;
        counted.Day = department.DayOf(call.StartedAt);
        counted.Hour = department.Local(call.StartedAt).Hour;
        counted.Dial = call.Dial;
        counted.Connected = call.Connected;
        counted.Conversation = IsConversation(call, department);
    }

    /// <summary>Connected, not answered by a machine, and as long as the department asks for.</summary>
    public static bool IsConversation(Call call, Department department) =>
        call is { Connected: true, Machine: not true } && call.TalkSeconds >= department.ConversationSeconds;
}
