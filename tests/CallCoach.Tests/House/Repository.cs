using System.Runtime.CompilerServices;
using Mono.Cecil;

namespace CallCoach.Tests.House;

/// <summary>The tree these tests were built from, and what was built from it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>The program of a project, built in the same configuration as these tests.</summary>
    public static string Built(string project)
    {
        var here = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        var path = Path.GetFullPath(Path.Combine(here, "..", "..", project, Path.GetFileName(here), project + ".dll"));
        File.Exists(path).ShouldBeTrue($"{project} is not built; build CallCoach.sln");
        return path;
    }

    public static AssemblyDefinition BuiltAssembly(string project) => AssemblyDefinition.ReadAssembly(Built(project));

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        var folder = new FileInfo(thisFile).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CallCoach.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("CallCoach.sln is above none of the folders of this file.");
    }
}
