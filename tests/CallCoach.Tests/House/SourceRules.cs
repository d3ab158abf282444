namespace CallCoach.Tests.House;

/// <summary>How sources are laid out: no long files, no folder that is a bag.</summary>
internal static class SourceRules
{
    private const int MostLines = 300;

    private static readonly string[] Trees = ["src", "tests"];
    private static readonly string[] Scripts = ["callcoach", Path.Combine(".ci", "run"), Path.Combine(".ci", "soak")];
    private static readonly string[] Kinds = [".cs", ".ts", ".tsx", ".css"];
    private static readonly string[] Bags = ["utils", "util", "helpers", "helper", "common", "misc"];
    private static readonly string[] NotOurs = ["node_modules", "wwwroot", "bin", "obj", "dist"];

    public static IReadOnlyList<string> Violations(string root) =>
        [.. Trees.Select(tree => Path.Combine(root, tree)).Where(Directory.Exists).SelectMany(Below)
            .Concat(Scripts.Select(script => Path.Combine(root, script)).Where(File.Exists).Where(IsLong)).Select(path => Path.GetRelativePath(root, path)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Below(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
            if (Kinds.Contains(Path.GetExtension(file)) && Path.GetFileName(folder) != "Migrations" && IsLong(file))
                yield return file;
        foreach (var inner in Directory.EnumerateDirectories(folder))
        {
            var name = Path.GetFileName(inner);
            if (NotOurs.Contains(name))
                continue;
            if (Bags.Contains(name.ToLowerInvariant()))
                yield return inner;
            foreach (var violation in Below(inner))
                yield return violation;
        }
    }

    private static bool IsLong(string file) => File.ReadLines(file).Count() > MostLines;
}
