using CallCoach.Calls;
using CallCoach.Storage;

namespace CallCoach.Jobs;

/// <summary>The work of one stage on one call. Running it again replaces its result.</summary>
public interface IStep
{
    Stage Stage { get; }

    /// <summary>Whether there is anything to do at this stage; if not, the job passes it.</summary>
    Task<bool> IsDueAsync(Call call, CallCoachDb db, CancellationToken cancel);

    /// <summary>Does what is slow, outside any transaction, and returns how to save it.</summary>
    /// <exception cref="RetryException">Not now; the job is tried again.</exception>
    /// <exception cref="GiveUpException">Never; the job is set aside with the reason.</exception>
    Task<Save> RunAsync(Call call, CallCoachDb db, CancellationToken cancel);
}

/// <summary>Writes a step's result; called in the transaction that advances the job's stage.</summary>
public delegate Task Save(CallCoachDb db, CancellationToken cancel);
