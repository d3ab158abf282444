using System.Collections.Frozen;
using System.Text.Json;

namespace CallCoach.Outcomes;

/// <summary>The values of an enumeration as they are stored in texts and sent to others: in snake_case.</summary>
internal sealed class SnakeNames<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<T, string> _names =
        Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

    private readonly FrozenDictionary<string, T> _values;

    public SnakeNames()
    {
        _values = _names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
        All = [.. Enum.GetValues<T>().Select(Of)];
    }

    /// <summary>All names, in the order of the values.</summary>
    public IReadOnlyList<string> All { get; }

    public string Of(T value) => _names[value];

    public bool TryParse(string name, out T value) => _values.TryGetValue(name, out value);
}
