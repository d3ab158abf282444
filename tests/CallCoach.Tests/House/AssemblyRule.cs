using Mono.Cecil;

namespace CallCoach.Tests.House;

/// <summary>What an assembly may refer to.</summary>
/// <param name="Own">Assemblies of this product.</param>
/// <param name="Web">Whether it may know ASP.NET.</param>
internal sealed record AssemblyRule(string Name, IReadOnlyList<string> Own, bool Web)
{
    public IReadOnlyList<string> Violations(AssemblyDefinition assembly) =>
    [
        .. assembly.MainModule.AssemblyReferences.Select(reference => reference.Name)
            .Where(name => (IsOwn(name) && !Own.Contains(name)) || (!Web && name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)))
            .Select(name => $"{Name} refers to {name}"),
    ];

    private static bool IsOwn(string name) => name == "CallCoach" || name.StartsWith("CallCoach.", StringComparison.Ordinal);
}
