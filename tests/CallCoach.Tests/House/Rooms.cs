using Mono.Cecil;

namespace CallCoach.Tests.House;

/// <summary>The rooms of an assembly: namespaces below one root, of which each may use itself and those before it.</summary>
/// <param name="Root">The root namespace. Its own types may use no room and be used by all.</param>
/// <param name="Order">The rooms, the earliest first.</param>
/// <param name="Exempt">Rooms that may use all and be used by all.</param>
/// <param name="SeesAll">Types of the root that may use every room and be used by none.</param>
internal sealed record Rooms(string Root, IReadOnlyList<string> Order, IReadOnlyList<string> Exempt, IReadOnlyList<string> SeesAll)
{
    private const int BelowAll = -1;

    /// <summary>Uses against the order, and rooms that have no place in it; a sentence each.</summary>
    public IReadOnlyList<string> Violations(ModuleDefinition module) =>
        [.. module.Types.Where(IsInside).SelectMany(type => Violations(type, module)).Distinct().Order(StringComparer.Ordinal)];

    private IEnumerable<string> Violations(TypeDefinition type, ModuleDefinition module)
    {
        if (RoomOf(type) is { } room && !Order.Contains(room) && !Exempt.Contains(room))
            return [$"{room} has no place in the order of rooms ({type.FullName})"];
        if (RankOf(type) is not { } rank || rank == Order.Count)
            return [];
        return from use in TypeUse.Of(type)
               let used = Outermost(use.Type)
               where used.Scope == module && IsInside(used) && RankOf(used) > rank
               select $"{type.FullName} uses {used.FullName} in {use.Where}";
    }

    private bool IsInside(TypeReference type) =>
        type.Namespace == Root || type.Namespace.StartsWith(Root + ".", StringComparison.Ordinal);

    private string? RoomOf(TypeReference type) =>
        type.Namespace == Root ? null : type.Namespace[(Root.Length + 1)..].Split('.')[0];

    /// <returns>Null for a room that is exempt.</returns>
    private int? RankOf(TypeReference type) => RoomOf(type) switch
    {
        null => SeesAll.Contains(type.Name) ? Order.Count : BelowAll,
        var room when Exempt.Contains(room) => null,
        var room => Order.TakeWhile(other => other != room).Count(),
    };

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type;
    }
}
