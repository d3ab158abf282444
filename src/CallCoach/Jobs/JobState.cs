using CallCoach.Calls;

namespace CallCoach.Jobs;

/// <summary>What may be said of a job that is not done.</summary>
public enum JobState
{
    /// <summary>Due, and nobody works on it yet.</summary>
    Waiting,

    /// <summary>Leased.</summary>
    Working,

    /// <summary>The last attempt failed; it will be tried again.</summary>
    Failed,

    /// <summary>Given up, until somebody has it tried again.</summary>
    SetAside,
}

/// <summary>How many jobs are in a state at a stage.</summary>
/// <param name="Oldest">Since when the oldest of them is due, or set aside; null where they were put back and due at once.</param>
public sealed record JobCount(Stage Stage, JobState State, int Count, DateTimeOffset? Oldest);

/// <summary>A job with its call, as the board shows it.</summary>
public sealed record BoardJob(JobState State, Job Job, Call Call)
{
    public JobPlace Place => new((Job.SetAsideAt ?? Job.NextAttemptAt)!.Value, Job.CallId);
}

/// <summary>Where a job stands in its list.</summary>
public readonly record struct JobPlace(DateTimeOffset At, long CallId);
