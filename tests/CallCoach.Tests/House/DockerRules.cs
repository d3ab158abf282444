using System.Text.RegularExpressions;

namespace CallCoach.Tests.House;

/// <summary>Whether a Dockerfile or a compose file agrees with the tree it is meant for.</summary>
/// <param name="root">The build context.</param>
/// <param name="verbs">Verbs the server has.</param>
/// <param name="settings">Settings the server reads.</param>
internal sealed partial class DockerRules(string root, IReadOnlyCollection<string> verbs, IReadOnlyCollection<string> settings)
{
    /// <summary>A sentence for each path, stage, script, verb or setting that is not there.</summary>
    public IReadOnlyList<string> Problems(string dockerfile)
    {
        var stages = new HashSet<string>(StringComparer.Ordinal);
        var problems = new List<string>();
        foreach (var (instruction, text) in Instructions(dockerfile))
        {
            problems.AddRange(instruction switch
            {
                "FROM" when Stage().Match(text) is { Success: true } stage => stages.Add(stage.Groups["name"].Value) ? [] : [$"two stages are called {stage.Groups["name"].Value}"],
                "COPY" or "ADD" => CopyProblems(text, stages),
                "RUN" => RunProblems(text),
                "CMD" => VerbProblems(text),
                "ENV" => SettingProblems(text),
                _ => [],
            });
        }
        return problems;
    }

    /// <summary>A sentence for each path, verb or setting that is not there.</summary>
    /// <param name="folder">Where the compose file lies, below the root.</param>
    public IReadOnlyList<string> ComposeProblems(string compose, string folder)
    {
        var text = WithoutComments(compose);
        var context = Value(text, "context");
        return
        [
            .. Path.GetFullPath(Path.Combine(root, folder, context)) == Path.GetFullPath(root) ? [] : new[] { $"context {context} is not the top of the tree" },
            .. File.Exists(Path.Combine(root, Value(text, "dockerfile"))) ? [] : new[] { $"{Value(text, "dockerfile")} does not exist" },
            .. VerbProblems(Value(text, "command")),
            .. SettingProblems(text),
        ];
    }

    private IEnumerable<string> CopyProblems(string text, HashSet<string> stages)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (Array.Find(words, word => word.StartsWith("--from=", StringComparison.Ordinal)) is { } from)
            return stages.Contains(from["--from=".Length..]) ? [] : [$"no stage is called {from["--from=".Length..]}"];
        return words.Where(word => !word.StartsWith("--", StringComparison.Ordinal)).SkipLast(1)
            .Where(path => !Path.Exists(Path.Combine(root, path)))
            .Select(path => $"{path} does not exist");
    }

    private IEnumerable<string> RunProblems(string text)
    {
        foreach (Match script in NpmScript().Matches(text))
            if (!File.ReadAllText(Path.Combine(root, "src/web/package.json")).Contains($"\"{script.Groups["name"]}\":", StringComparison.Ordinal))
                yield return $"npm has no script {script.Groups["name"]}";
        foreach (Match publish in Published().Matches(text))
            if (!Directory.Exists(Path.Combine(root, publish.Groups["path"].Value)))
                yield return $"{publish.Groups["path"]} does not exist";
    }

    private IEnumerable<string> VerbProblems(string list) =>
        Quoted().Match(list) is { Success: true } first && verbs.Contains(first.Groups["word"].Value) ? [] : [$"the server has no verb {list.Trim()}"];

    private IEnumerable<string> SettingProblems(string text) => Setting().Matches(text)
        .Select(match => match.Groups["key"].Value.Replace("__", ":", StringComparison.Ordinal))
        .Where(key => !settings.Contains(key))
        .Select(key => $"the server has no setting {key}");

    private static IEnumerable<(string Instruction, string Text)> Instructions(string dockerfile) =>
        from line in WithoutComments(dockerfile).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let space = line.IndexOf(' ', StringComparison.Ordinal)
        where space > 0
        select (line[..space].ToUpperInvariant(), line[(space + 1)..]);

    private static string WithoutComments(string text) =>
        string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith('#')));

    private static string Value(string yaml, string key) =>
        yaml.Split('\n', StringSplitOptions.TrimEntries).FirstOrDefault(line => line.StartsWith(key + ":", StringComparison.Ordinal))?[(key.Length + 1)..].Trim() ?? "";

    [GeneratedRegex(@"\bAS (?<name>\S+)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Stage();

    [GeneratedRegex(@"\bnpm run (?<name>[\w:-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NpmScript();

    [GeneratedRegex(@"\bdotnet (publish|build|restore) (?<path>[^\s-]\S*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Published();

    [GeneratedRegex("""^\s*\[\s*"(?<word>[^"]+)"[^\]]*\]\s*$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\bCallCoach__(?<key>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Setting();
}
