using CallCoach.Norms.Plans;

namespace CallCoach.Norms.Days;

/// <summary>A part of a day's plan that a manager reached; told once.</summary>
public sealed record Goal(long PersonId, DateOnly Day, PlanPart Part, int Percent, DateTimeOffset ReachedAt);
