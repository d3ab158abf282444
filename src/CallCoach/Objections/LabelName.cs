using System.Collections.Frozen;
using System.Text.Json;

namespace CallCoach.Objections;

/// <summary>Labels as they are stored in texts and sent to others: in snake_case.</summary>
public static class LabelName
{
    private static readonly FrozenDictionary<ObjectionLabel, string> Names =
        Enum.GetValues<ObjectionLabel>().ToFrozenDictionary(label => label, label => JsonNamingPolicy.SnakeCaseLower.ConvertName(label.ToString()));

    private static readonly FrozenDictionary<string, ObjectionLabel> Labels =
        Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static string Of(ObjectionLabel label) => Names[label];

    public static bool TryParse(string name, out ObjectionLabel label) => Labels.TryGetValue(name, out label);
}
