namespace CallCoach.EndToEnd.Tests.Processes;

/// <summary>What a server's process is put into.</summary>
/// <param name="Before">A command that becomes the command after it, such as <c>unshare --mount</c>.</param>
/// <param name="Environment">Variables beside its settings.</param>
internal sealed record Surroundings(IReadOnlyList<string> Before, IReadOnlyDictionary<string, string> Environment)
{
    public static Surroundings Plain { get; } = new([], new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>A library that stands before the C library.</summary>
    public static Surroundings Preloaded(string library, params IEnumerable<(string Name, string Value)> environment) =>
        new([], environment.Append(("LD_PRELOAD", library)).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal));
}
