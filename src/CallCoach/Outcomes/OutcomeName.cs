namespace CallCoach.Outcomes;

/// <summary>Outcomes as they are stored in texts and sent to others: in snake_case.</summary>
public static class OutcomeName
{
    private static readonly SnakeNames<Outcome> Names = new();

    public static IReadOnlyList<string> All => Names.All;

    public static string Of(Outcome outcome) => Names.Of(outcome);

    public static bool TryParse(string name, out Outcome outcome) => Names.TryParse(name, out outcome);
}
