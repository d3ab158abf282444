namespace CallCoach.EndToEnd.Tests.Processes;

/// <summary>Where the build that these tests belong to has put its programs, and where results go.</summary>
internal static class BuildOutput
{
    private static readonly string Own = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);

    /// <summary>The top of the project, where the launcher runs everything.</summary>
    public static string Top { get; } = Path.GetFullPath(Path.Combine(Own, "..", "..", "..", ".."));

    public static string Server { get; } = Program("CallCoach.Server");

    public static string Demo { get; } = Program("CallCoach.Demo");

    public static string Benchmarks { get; } = Program("CallCoach.Benchmarks");

    /// <summary>The scripts that run others' clients.</summary>
    public static string Node { get; } = Path.Combine(Own, "Node");

    public static string Screenshots { get; } = Path.GetFullPath(Path.Combine(Own, "..", "..", "..", "test-results", "screenshots"));

    private static string Program(string name) =>
        Path.GetFullPath(Path.Combine(Own, "..", "..", name, Path.GetFileName(Own), name + ".dll"));
}
