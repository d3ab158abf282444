namespace CallCoach.Norms.Days;

/// <summary>The parts of a plan at which a manager is told how far they are.</summary>
public static class GoalsReached
{
    public static IReadOnlyList<int> Percents { get; } = [50, 90, 100];

    /// <summary>Those reached, lowest first; none without a plan.</summary>
    public static IEnumerable<int> Of(double plan, int fact) =>
        plan > 0 ? Percents.Where(percent => fact * 100.0 >= percent * plan - 1e-9) : [];
}
