namespace CallCoach.EndToEnd.Tests.Models;

internal sealed record KeptView(string Version, string Origin, string State);

internal sealed record DifferenceView(string Label, int Appeared, int Vanished, int Unchanged);

internal sealed record RunView(string State, string? Model, int Calls, int Done, bool Outdated, IReadOnlyList<DifferenceView>? Differences);

internal sealed record ModelView(string Live, IReadOnlyList<string> Problems, IReadOnlyList<KeptView> Models, RunView? Reclassification);

internal sealed record ChangedView(long CallId, double Start, string Text, string Label);
