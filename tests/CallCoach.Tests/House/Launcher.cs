using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CallCoach.Tests.House;

/// <summary>What a finished program left.</summary>
internal sealed record Outcome(int Exit, string Output, string Errors);

/// <summary>The launcher, and the names that documents may use.</summary>
internal static partial class Launcher
{
    public static string Path { get; } = Repository.PathOf("callcoach");

    /// <summary>The launcher's verbs, as its last <c>case</c> has them.</summary>
    public static IReadOnlyList<string> Verbs { get; } =
        [.. CaseLabels().Matches(Repository.Read("callcoach")).SelectMany(match => match.Groups["names"].Value.Split('|', StringSplitOptions.TrimEntries)).Where(name => !name.StartsWith('-'))];

    /// <summary>The settings the server reads, without <c>CallCoach:</c> before them.</summary>
    public static IReadOnlyList<string> Settings { get; } =
    [
        .. new[] { "Settings", "SpeechSettings", "HearingSection" }.SelectMany(file => SettingsRead().Matches(Repository.Read($"src/CallCoach.Server/Hosting/{file}.cs")))
            .Select(match => match.Groups["key"].Value).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>What long tests say they are of.</summary>
    public static IReadOnlyList<string> Soaks { get; } =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => SoakTraits().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    public static async Task<Outcome> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = System.IO.Path.GetTempPath(),
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await errors);
    }

    [GeneratedRegex(@"^  (?<names>[a-z][a-z |-]*)\)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CaseLabels();

    [GeneratedRegex("""\[Trait\("Soak", "(?<name>[^"]+)"\)\]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SoakTraits();

    [GeneratedRegex("""section(\.[A-Za-z]+\(|\[|, )"(?<key>[A-Za-z:]+)"[)\]]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SettingsRead();
}
